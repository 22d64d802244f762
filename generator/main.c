/* main: argv -> options -> exit status, one table of subcommands. */
#include <getopt.h>
#include <libxml/parser.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/lang.h"
#include "base/pool.h"
#include "base/private.h"
#include "batch/batch.h"
#include "guide/guide.h"

#include "pipeline.h"
#include "report/report.h"

enum { EXIT_USAGE = 2, COPIES_MOST = 1000, SYSTEMS_MOST = 100000, TIMEOUT_DEFAULT = 300 /* s: nothing that is well takes a hundredth of it */ };

static const struct subcommand {
    const char *name, *arguments;
    void (*run)(const struct job *, struct diags *);
    const char *output; /* NULL: writes nothing */
    bool unit;          /* a second argument: the id of a unit */
    bool findings;      /* findings are what it is for: they go to standard output, with a summary */
    int least, most;    /* how many files or words it takes */
} subcommands[] = {
    {"check", "FILE... [--draft] [--quiet-values] [--phase grading|filing|complete] [--no-verdict] [--date YYYY-MM-DD] [--holidays FILE]", pipeline_check, NULL, false, true, 1, INT_MAX},
    {"build", "FILE -o DIR [--draft] [--paper ID] [--system N] [--copies N] [--quiet-values] [--fonts FILE] [--dump=input|fo|tree|pages]", pipeline_build, "out", false, false, 1, 1},
    {"calendar", "FILE [-o FILE.ics] [--date YYYY-MM-DD] [--holidays FILE]", pipeline_calendar, NULL, false, false, 1, 1},
    {"topology", "FILE -o net.svg|net.pdf [--system N] [--fonts FILE] [--dump=pages]", pipeline_topology, "topology.pdf", false, false, 1, 1},
    {"render", "FILE.fo -o FILE.pdf [--fonts FILE] [--dump=tree|pages]", pipeline_render, "out.pdf", false, false, 1, 1},
    {"batch", "ROSTER -o DIR [-j N] [--draft] [--paper ID] [--timeout SECONDS] [--memory MB] [--shard I/N | --merge] [--prune] [--date YYYY-MM-DD] [--holidays FILE] [--fonts FILE]", batch_run, "out", false, false, 1, 1},
    {"show", "ROSTER UNIT", batch_show, NULL, true, false, 2, 2},
    {"explain", "CODE | ARTICLE | FIELD...", guide_explain, NULL, false, false, 1, INT_MAX},
    {"init", "[--level N] [--edition 2007|2025] [--root KIND]", guide_init, NULL, false, false, 0, 0},
    {"schema", "--json [--root KIND]", guide_schema, NULL, false, false, 0, 0},
};
enum { SUBCOMMANDS = sizeof subcommands / sizeof *subcommands };

/* Of one subcommand, or of all (NULL). */
static int usage(FILE *out, const struct subcommand *only)
{
    fputs(_("usage:\n"), out);
    for (int i = 0; i < SUBCOMMANDS; i++)
        if (!only || only == &subcommands[i])
            fprintf(out, "  dengbao %-8s %s\n", subcommands[i].name, subcommands[i].arguments);
    fputs(_("with each: --lang zh|en (else the language of the locale), --format=text|short|json|sarif, --color=auto|never|always, --max-errors N\n"), out);
    return EXIT_USAGE;
}

/* The index of a word in a list that ends with NULL, or -1. */
static int word_index(const char *const *words, const char *text)
{
    for (int i = 0; words[i]; i++)
        if (!strcmp(words[i], text))
            return i;
    return -1;
}

static bool format_parse(const char *text, struct report_options *report)
{
    static const char *const names[] = {"text", "short", "json", "sarif", NULL};
    int i = word_index(names, text);
    report->format = (enum report_format)i;
    return i >= 0;
}

static bool color_parse(const char *text, struct report_options *report)
{
    static const char *const names[] = {"auto", "never", "always", NULL};
    int i = word_index(names, text);
    report->color = (enum report_color)i;
    return i >= 0;
}

static bool dump_parse(const char *text, enum dump *dump)
{
    static const char *const names[] = {"", "input", "fo", "tree", "pages", NULL};
    int i = word_index(names, text);
    *dump = (enum dump)i;
    return i > 0;
}

static bool phase_parse(const char *text, struct job *job)
{
    static const char *const names[] = {"grading", "filing", "complete", NULL};
    job->phase = text;
    return word_index(names, text) >= 0;
}

static bool number_parse(const char *text, long least, long most, int *number)
{
    char *end;
    long value = strtol(text, &end, 10);
    *number = (int)value;
    return *text && !*end && value >= least && value <= most;
}

static bool shard_parse(const char *text, struct job *job)
{
    char rest;
    return sscanf(text, "%d/%d%c", &job->shard, &job->shards, &rest) == 2 && job->shard >= 1 && job->shard <= job->shards && job->shards <= 100000;
}

/* What is wrong with an option: not known (?), without the value it needs (:), or with one that it does not take. */
static void option_tell(int option, const char *name, const char *written)
{
    if (option == '?')
        fprintf(stderr, _("dengbao: there is no option %s\n"), written);
    else if (option == ':')
        fprintf(stderr, _("dengbao: the option %s needs a value\n"), written);
    else
        fprintf(stderr, _("dengbao: the value \"%s\" of %s%s is not understood\n"), optarg, name[1] ? "--" : "-", name);
}

/* Options into job; false for a wrong one. */
static bool job_parse(struct job *job, struct report_options *report, int argc, char **argv)
{
    enum { OPT_DRAFT = 256, OPT_PAPER, OPT_SYSTEM, OPT_FONTS, OPT_DUMP, OPT_TIMEOUT, OPT_MEMORY, OPT_SHARD, OPT_MERGE, OPT_PRUNE, OPT_LANG, OPT_FORMAT, OPT_COLOR, OPT_MAX, OPT_PHASE, OPT_DATE, OPT_HOLIDAYS, OPT_NO_VERDICT, OPT_COPIES, OPT_QUIET, OPT_LEVEL, OPT_EDITION, OPT_ROOT, OPT_JSON };
    static const struct option options[] = {{"output", required_argument, NULL, 'o'}, {"draft", no_argument, NULL, OPT_DRAFT},
                                            {"paper", required_argument, NULL, OPT_PAPER},
                                            {"system", required_argument, NULL, OPT_SYSTEM},
                                            {"fonts", required_argument, NULL, OPT_FONTS},
                                            {"dump", required_argument, NULL, OPT_DUMP}, {"jobs", required_argument, NULL, 'j'},
                                            {"timeout", required_argument, NULL, OPT_TIMEOUT}, {"memory", required_argument, NULL, OPT_MEMORY},
                                            {"shard", required_argument, NULL, OPT_SHARD}, {"merge", no_argument, NULL, OPT_MERGE}, {"prune", no_argument, NULL, OPT_PRUNE},
                                            {"lang", required_argument, NULL, OPT_LANG}, {"format", required_argument, NULL, OPT_FORMAT},
                                            {"color", required_argument, NULL, OPT_COLOR}, {"max-errors", required_argument, NULL, OPT_MAX},
                                            {"phase", required_argument, NULL, OPT_PHASE}, {"date", required_argument, NULL, OPT_DATE},
                                            {"holidays", required_argument, NULL, OPT_HOLIDAYS}, {"no-verdict", no_argument, NULL, OPT_NO_VERDICT},
                                            {"copies", required_argument, NULL, OPT_COPIES}, {"quiet-values", no_argument, NULL, OPT_QUIET},
                                            {"level", required_argument, NULL, OPT_LEVEL}, {"edition", required_argument, NULL, OPT_EDITION},
                                            {"root", required_argument, NULL, OPT_ROOT}, {"json", no_argument, NULL, OPT_JSON}, {0}};
    int option, which = -1;
    opterr = 0; /* told here, in the language of messages */
    while ((option = getopt_long(argc, argv, ":o:j:", options, &which)) != -1) {
        bool ok = true;
        switch (option) {
        case 'o': job->output = optarg; break;
        case OPT_DRAFT: job->draft = true; break;
        case OPT_PAPER: job->paper = optarg; break;
        case OPT_SYSTEM: ok = number_parse(optarg, 1, SYSTEMS_MOST, &job->system); break;
        case OPT_FONTS: job->fonts = optarg; break;
        case 'j': ok = number_parse(optarg, 1, 256, &job->workers); break;
        case OPT_TIMEOUT: ok = number_parse(optarg, 1, 86400, &job->timeout); break;
        case OPT_MEMORY: ok = number_parse(optarg, 64, 1 << 20, &job->memory); break;
        case OPT_SHARD: ok = shard_parse(optarg, job); break;
        case OPT_MERGE: job->merge = true; break;
        case OPT_PRUNE: job->prune = true; break;
        case OPT_LANG: ok = lang_start(optarg); break;
        case OPT_FORMAT: ok = format_parse(optarg, report); break;
        case OPT_COLOR: ok = color_parse(optarg, report); break;
        case OPT_MAX: ok = number_parse(optarg, 1, 1000000, &report->most); break;
        case OPT_PHASE: ok = phase_parse(optarg, job); break;
        case OPT_DATE: ok = date_parse(job->date = optarg, &(long){0}); break;
        case OPT_HOLIDAYS: job->holidays = optarg; break;
        case OPT_NO_VERDICT: job->verdict = NULL; break;
        case OPT_COPIES: ok = number_parse(optarg, 1, COPIES_MOST, &job->copies); break;
        case OPT_LEVEL: ok = number_parse(optarg, 1, 5, &job->level); break;
        case OPT_EDITION: job->edition = optarg; ok = !strcmp(optarg, "2007") || !strcmp(optarg, "2025"); break;
        case OPT_ROOT: job->root = optarg; break;
        case OPT_JSON: break; /* the only form there is */
        case OPT_QUIET: job->quiet_values = true; break;
        case OPT_DUMP: ok = dump_parse(optarg, &job->dump); break;
        default: ok = false;
        }
        if (!ok)
            option_tell(option, option == 'j' ? "j" : which >= 0 ? options[which].name : "", argv[optind - 1]);
        if (!ok)
            return false;
    }
    return true;
}

static int run(const struct subcommand *sub, int argc, char **argv)
{
    struct buf verdict = {0}, extra = {0};
    struct job job = {.output = sub->output, .timeout = TIMEOUT_DEFAULT, .verdict = sub->findings ? &verdict : NULL};
    struct report_options report = {0};
    if (!job_parse(&job, &report, argc, argv) || argc - optind < sub->least || argc - optind > sub->most)
        return usage(stderr, sub);
    if (sub->unit)
        job.unit = argv[--argc];
    job.verdict_json = report.format == REPORT_JSON;
    if (report.format != REPORT_TEXT && !job.verdict_json) /* a line for each finding and nothing else */
        job.verdict = NULL;
    struct diags *ds = diags_new();
    if (job.quiet_values)
        diags_reserve(ds, DIAG_QUIET);
    job.input = argv[optind];
    job.inputs = argv + optind;
    job.input_count = argc - optind;
    sub->run(&job, ds);
    report.files = sub->findings ? argc - optind : 0;
    if (job.verdict && job.verdict_json) {
        buf_printf(&extra, "\"verdict\": [%s]", buf_text(&verdict));
        report.extra = extra.data;
    }
    struct catalogue *catalogue = report.format == REPORT_SARIF ? catalogue_load() : NULL;
    report.describe = catalogue ? catalogue_describe : NULL;
    report.describe_data = catalogue;
    report_print(ds, &report, sub->findings || report_is_data(report.format) ? stdout : stderr);
    if (!job.verdict_json)
        fputs(buf_text(&verdict), stdout);
    int status = diags_exit_status(ds);
    catalogue_free(catalogue);
    buf_free(&verdict);
    buf_free(&extra);
    diags_free(ds);
    return status;
}

static void *mem_plain(size_t size)
{
    return mem_realloc(NULL, size);
}

/* libxml2's memory, for which out of memory ends the process. What makes papers leaves more of other sizes between its trees, and is quicker with malloc. */
static void memory_start(bool checking)
{
    if (checking)
        xmlMemSetup(pool_free, pool_alloc, pool_realloc, pool_strdup);
    else
        xmlMemSetup(free, mem_plain, mem_realloc, mem_strdup);
}

int main(int argc, char **argv)
{
    lang_start(NULL);
    private_process();
    memory_start(argc >= 2 && !strcmp(argv[1], "check"));
    if (argc >= 2 && (!strcmp(argv[1], "--help") || !strcmp(argv[1], "help")))
        return usage(stdout, NULL), 0;
    for (int i = 0; argc >= 2 && i < SUBCOMMANDS; i++)
        if (!strcmp(argv[1], subcommands[i].name))
            return run(&subcommands[i], argc - 1, argv + 1);
    return usage(stderr, NULL);
}
