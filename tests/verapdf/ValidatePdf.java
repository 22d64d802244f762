// Validates PDF files against PDF/A-2a and PDF/UA-1 with veraPDF's library, all in one run of the machine: tests/check/verapdf.sh.
// usage: ValidatePdf FILE...   Prints a line for every broken rule of a file; exit 1 when there is one, 2 when a file cannot be read.
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

public final class ValidatePdf {
    private static final List<PDFAFlavour> FLAVOURS = List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);

    /** The first assertion that failed by the rule: it says what and where. */
    private static TestAssertion example(ValidationResult result, RuleId rule) {
        for (TestAssertion a : result.getTestAssertions())
            if (a.getStatus() == TestAssertion.Status.FAILED && a.getRuleId().equals(rule))
                return a;
        return null;
    }

    private static boolean report(String name, ValidationResult result) {
        for (Map.Entry<RuleId, Integer> failed : result.getFailedChecks().entrySet()) {
            RuleId rule = failed.getKey();
            TestAssertion a = example(result, rule);
            System.out.printf("%s: %s %s-%d: %d times: %s%s%n", name, result.getPDFAFlavour(), rule.getClause(), rule.getTestNumber(), failed.getValue(),
                a == null ? "" : a.getErrorMessage() != null ? a.getErrorMessage() : a.getMessage(), a == null ? "" : " [" + a.getLocation().getContext() + "]");
        }
        if (result.isCompliant() != result.getFailedChecks().isEmpty() || result.getTotalAssertions() == 0)
            System.out.printf("%s: %s: no verdict (%d assertions)%n", name, result.getPDFAFlavour(), result.getTotalAssertions());
        return result.isCompliant() && result.getTotalAssertions() > 0;
    }

    public static void main(String[] files) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int passed = 0, failed = 0, status = 0;
        for (String name : files) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), PDFAFlavour.PDFA_2_A);
                 PDFAValidator validator = Foundries.defaultInstance().createValidator(FLAVOURS, 100, false, true, false)) {
                for (ValidationResult result : validator.validateAll(parser))
                    if (report(name, result))
                        passed++;
                    else
                        failed++;
            } catch (Exception e) {
                System.out.printf("%s: %s%n", name, e);
                failed++;
                status = 2;
            }
        }
        System.out.printf("verapdf: %d passed, %d failed%n", passed, failed);
        System.exit(status != 0 ? status : failed > 0 ? 1 : 0);
    }
}
