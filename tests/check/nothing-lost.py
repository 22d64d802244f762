"""Random documents, the same ones every time: each character in them is a different one, so that what is lost, printed twice or printed over shows.
usage: nothing-lost.py PROGRAM FOLDER COUNT     prints a line for each fault, then how many documents had none"""
import collections, random, re, subprocess, sys

PAGE = "<fo:simple-page-master master-name='m{}' page-width='{}pt' page-height='{}pt' margin='10pt'><fo:region-body column-count='{}' column-gap='8pt'/></fo:simple-page-master>"
ROOT = """<fo:root xmlns:fo='http://www.w3.org/1999/XSL/Format' font-size='8pt' line-height='10pt'><fo:layout-master-set>{}
<fo:page-sequence-master master-name='s'><fo:single-page-master-reference master-reference='m0'/><fo:repeatable-page-master-alternatives>
<fo:conditional-page-master-reference page-position='last' master-reference='m2'/><fo:conditional-page-master-reference odd-or-even='odd' master-reference='m0'/>
<fo:conditional-page-master-reference master-reference='m1'/></fo:repeatable-page-master-alternatives></fo:page-sequence-master></fo:layout-master-set>
<fo:page-sequence master-reference='s'>{}<fo:flow flow-name='xsl-region-body'>
{}</fo:flow></fo:page-sequence></fo:root>"""
SEPARATOR = "<fo:static-content flow-name='xsl-footnote-separator'><fo:block><fo:leader leader-pattern='rule' leader-length='100%'/></fo:block></fo:static-content>"
FIRST, LAST = 0x4E00, 0x9EFF
NO_ROOM = re.compile(r"overfull|layout-high|layout-width|table-row-high|line-token|header-high")  # told: something may run into something


class Document:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.used = self.notes = 0
        alike = seed % 2 == 0  # all pages of one width, or each its own
        size = (self.random.choice([300, 400]), self.random.choice([200, 300]))
        columns = self.random.choice([1, 1, 2, 3])
        sizes = [(*size, columns) if alike else (self.of(350, 450, 600), self.of(150, 220, 300), self.of(1, 1, 2, 3)) for _ in range(3)]
        flow = "\n".join(self.heading() + self.block(0) for _ in range(self.random.randint(2, 9)))
        self.text = ROOT.format("".join(PAGE.format(i, *s) for i, s in enumerate(sizes)), SEPARATOR if self.chance(.5) else "", flow)

    def of(self, *values):
        return self.random.choice(values)

    def chance(self, p):
        return self.random.random() < p

    def words(self, count, notes=False):
        out = ""
        for _ in range(count):
            self.used += 1
            word = chr(FIRST + self.used)
            if notes and self.notes < 12 and self.chance(.01):
                self.notes += 1
                word += f"<fo:footnote><fo:inline>{self.words(1)}</fo:inline><fo:footnote-body><fo:block>{self.words(self.of(2, 5, 40))}</fo:block></fo:footnote-body></fo:footnote>"
            elif self.chance(.02):
                word = self.of(f"<fo:inline font-weight='bold'>{word}</fo:inline>", f"<fo:basic-link external-destination='http://example.com/'>{word}</fo:basic-link>")
            out += word + " "
        return out

    def properties(self):
        out = ""
        for p, values in ((.15, ["keep-with-next.within-page='always'", "keep-with-next.within-column='5'"]), (.1, ["keep-together.within-column='always'", "keep-together.within-page='always'"]),
                          (.06, [f"break-before='{b}'" for b in ("page", "column", "odd-page", "even-page")]), (.04, ["break-after='page'", "break-after='column'"]),
                          (.2, ["space-before='2pt'", "space-before='15pt'"]), (.1, ["space-after='8pt' space-after.minimum='1pt'"]), (.1, ["border='1pt solid black' padding='2pt'"]),
                          (.05, ["orphans='3' widows='3'"])):
            if self.chance(p):
                out += " " + self.random.choice(values)
        return out

    def heading(self):
        return f"<fo:block span='all' keep-with-next='always'>{self.words(3)}</fo:block>" if self.chance(.15) else ""

    def blocks(self, most, depth):
        return "".join(self.block(depth) for _ in range(self.random.randint(1, most)))

    def block(self, depth):
        kind = 0 if depth > 3 else self.random.random()
        if kind < .45:
            return f"<fo:block{self.properties()}>{self.words(self.of(1, 3, 10, 30, 90), True)}</fo:block>"
        if kind < .6:
            return f"<fo:block{self.properties()}>{self.words(self.of(0, 3), True)}{self.blocks(4, depth + 1)}{self.words(self.of(0, 0, 3), True)}</fo:block>"
        if kind < .72:
            return f"<fo:list-block{self.properties()}>{''.join(self.item(depth) for _ in range(self.random.randint(1, 5)))}</fo:list-block>"
        if kind < .8:
            return f"<fo:block-container{self.properties()}>{self.blocks(3, depth + 1)}</fo:block-container>"
        if kind < .84:
            return f"<fo:block><fo:wrapper>{self.blocks(2, depth + 1)}</fo:wrapper></fo:block>"
        return self.table(depth)

    def item(self, depth):
        return (f"<fo:list-item{self.properties()}><fo:list-item-label end-indent='label-end()'><fo:block>{self.words(1)}</fo:block></fo:list-item-label>"
                f"<fo:list-item-body start-indent='body-start()'>{self.blocks(2, depth + 1)}</fo:list-item-body></fo:list-item>")

    def cell(self, depth, rows, columns):
        return (f"<fo:table-cell border='0.5pt solid black' padding='1pt' number-rows-spanned='{rows}' number-columns-spanned='{columns}'>"
                f"{self.blocks(self.of(1, 1, 1, 2), depth + self.of(2, 2, 2, 1))}</fo:table-cell>")

    def rows(self, depth, width, height):
        taken = set()
        for y in range(height):
            cells = ""
            for x in range(width):
                if (x, y) in taken:
                    continue
                rows, columns = min(self.of(1, 1, 1, 2, 3), height - y), 1
                if self.chance(.25) and x + 1 < width and (x + 1, y) not in taken:
                    columns = 2
                taken |= {(x + i, y + j) for i in range(columns) for j in range(rows)}
                cells += self.cell(depth, rows, columns)
            how = self.of("", "", "", "", "", "", " keep-with-next.within-page='always'", " keep-together.within-page='always'", " break-before='page'")
            yield f"<fo:table-row{how}>{cells}</fo:table-row>" if cells else ""

    def table(self, depth):
        width = self.random.randint(1, 3)
        repeated = f"<fo:table-cell number-columns-spanned='{width}'><fo:block>-</fo:block></fo:table-cell>"
        rows = "".join(self.rows(depth, width, self.random.randint(1, 9)))
        table = (f"<fo:table table-layout='{self.of('fixed', 'auto')}' width='100%' border-collapse='{self.of('collapse', 'separate')}'{self.properties()}>"
                 f"{self.of('', f'<fo:table-header>{repeated}</fo:table-header>')}{self.of('', '', f'<fo:table-footer>{repeated}</fo:table-footer>')}<fo:table-body>{rows}</fo:table-body></fo:table>")
        if self.chance(.15):
            table = f"<fo:table-and-caption><fo:table-caption><fo:block>{self.words(3)}</fo:block></fo:table-caption>{table}</fo:table-and-caption>"
        return table


def overprinted(dump):
    """The first two runs of text that lie over one another, or one that leaves its page."""
    for page in re.split(r"^page ", dump.split("\nDocument")[0], flags=re.M)[1:]:
        width, height = map(int, re.search(r"(\d+)x(\d+)", page).groups())
        runs = sorted((tuple(map(int, m)) for m in re.findall(r"^  text (-?\d+),(-?\d+) w=(\d+)", page, re.M)), key=lambda r: r[1])
        for i, (x, y, w) in enumerate(runs):
            if x + w > width - 8000 or y > height - 9000:
                return f"page {page.split()[0]}: text at {x},{y} leaves the page"
            for x2, y2, w2 in runs[i + 1:]:
                if y2 - y > 5000:
                    break
                if min(x + w, x2 + w2) - max(x, x2) > 1000:
                    return f"page {page.split()[0]}: text at {x},{y} and {x2},{y2}"
    return None


def faults(program, path, document):
    run = subprocess.run([program, "render", "--lang", "en", path, "--dump=pages"], capture_output=True, encoding="utf-8", timeout=120)
    if run.returncode not in (0, 1) or "Sanitizer" in run.stderr or "runtime error" in run.stderr:
        return f"exit {run.returncode}: {run.stderr[:300]}"
    printed = collections.Counter(c for text in re.findall(r'^  text .*?"(.*)"', run.stdout, re.M) for c in text if FIRST < ord(c) <= LAST)
    unknown = set(re.findall(r"no font has the character (.)", run.stderr))
    lost = [c for c in map(chr, range(FIRST + 1, FIRST + document.used + 1)) if not printed[c] and c not in unknown]
    twice = [c for c, n in printed.items() if n > 1]
    if lost or twice:
        return f"{len(lost)} characters lost ({''.join(lost[:8])}), {len(twice)} printed twice ({''.join(twice[:8])})"
    return None if NO_ROOM.search(run.stderr) else overprinted(run.stdout)


program, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
good = bad = 0
for seed in range(count):
    document = Document(seed)
    if document.used > LAST - FIRST:
        continue
    path = f"{folder}/{seed}.fo"
    with open(path, "w", encoding="utf-8") as file:
        file.write(document.text)
    fault = faults(program, path, document)
    good += not fault
    bad += bool(fault)
    if fault:
        print(f"FAIL nothing-lost: document {seed}: {fault}")
print(f"nothing-lost: {good} passed, {bad} failed")
sys.exit(bad > 0)
