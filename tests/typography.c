/* tests: typography, reads the positions of characters in finished PDFs (`mutool draw -F stext` on standard input) and counts what a proof-reader would mark:
 * full lines that miss the edge, prohibited starts and ends, divided tokens, single lines of a paragraph alone on a page, overlapping characters. Knows nothing of dengbao.
 * Chinese characters end with their frame; the empty half of a full-width mark at the end of a line does not count.
 * usage: mutool draw -q -F stext -o - FILE.pdf | typography NAME      prints a line of figures, and a line for each fault */
#include <ctype.h>
#include <math.h>
#include <regex.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct glyph {
    unsigned cp;
    double x0, x1, y, size;
};

struct line { /* characters on one baseline without a wide gap */
    int from, to; /* glyphs, to not included */
    double x0, x1, y, size;
    int page;
    bool goes_on; /* the next line belongs to the same paragraph */
};

static struct glyph *glyphs;
static int glyph_count, glyph_cap;
static struct line *lines;
static int line_count, line_cap;
static const char *name;
struct body { /* where the text of a page stands */
    double left, right, size;
};
static struct body *bodies; /* by page, from 1 */

#define ADD(list, count, cap) ((count) == (cap) ? (list) = realloc((list), sizeof *(list) * (size_t)((cap) = (cap) ? 2 * (cap) : 1024)) : (list), &(list)[(count)++])

static bool in(unsigned cp, const unsigned *list)
{
    for (; *list; list++)
        if (*list == cp)
            return true;
    return false;
}

/* ，。、；：？！）〉》」』】〕〗”’％… and ASCII; · ～ */
static const unsigned closing[] = {0xFF0C, 0x3002, 0x3001, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01, 0xFF09, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x201D, 0x2019, 0xFF3D, 0xFF5D, 0};
static const unsigned no_start_more[] = {0xFF05, 0x2030, 0x2103, 0xB7, 0xFF5E, ',', '.', ';', ':', '?', '!', ')', ']', '}', 0};
static const unsigned opening[] = {0xFF08, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x201C, 0x2018, 0xFF3B, 0xFF5B, 0};
static const unsigned no_end_more[] = {'(', '[', '{', '$', 0xA5, 0xFFE5, 0};

static void fault(const char *kind, const struct line *l, const char *text)
{
    printf("%s: page %d, %.1f %.1f: %s: %s\n", name, l->page, l->x0, l->y, kind, text);
}

static int utf8(unsigned c, char *out)
{
    if (c < 0x80)
        return out[0] = (char)c, 1;
    if (c < 0x800)
        return out[0] = (char)(0xC0 | c >> 6), out[1] = (char)(0x80 | (c & 63)), 2;
    if (c < 0x10000)
        return out[0] = (char)(0xE0 | c >> 12), out[1] = (char)(0x80 | (c >> 6 & 63)), out[2] = (char)(0x80 | (c & 63)), 3;
    return out[0] = (char)(0xF0 | c >> 18), out[1] = (char)(0x80 | (c >> 12 & 63)), out[2] = (char)(0x80 | (c >> 6 & 63)), out[3] = (char)(0x80 | (c & 63)), 4;
}

/* ---- reading ---- */

static double number_after(const char *s, const char *key)
{
    const char *p = strstr(s, key);
    return p ? atof(p + strlen(key)) : 0;
}

static unsigned char_after(const char *s)
{
    const char *p = strstr(s, " c=\"");
    if (!p)
        return 0;
    p += 4;
    if (!strncmp(p, "&#x", 3))
        return (unsigned)strtoul(p + 3, NULL, 16);
    if (!strncmp(p, "&quot;", 6))
        return '"';
    return *p == '&' ? (p[1] == 'a' ? (p[2] == 'm' ? '&' : '\'') : p[1] == 'l' ? '<' : '>') : (unsigned)(unsigned char)*p;
}

static bool is_wide_mark(const struct glyph *g, const unsigned *list)
{
    return in(g->cp, list) && g->cp > 0x80 && g->x1 - g->x0 > 0.9 * g->size;
}

static void glyph_take(double x0, double x1, double y, double size, unsigned cp, int page, bool begins)
{
    struct line *l = line_count ? &lines[line_count - 1] : NULL;
    if (begins || !l || fabs(l->y - y) > 0.6 * size || x0 > l->x1 + 2.2 * size || x0 < l->x1 - 1.2 * size) {
        if (cp == ' ' || cp == 0x3000 || cp == 0xA0)
            return;
        l = ADD(lines, line_count, line_cap);
        *l = (struct line){glyph_count, glyph_count, x0, x1, y, size, page, false};
    }
    struct glyph *g = ADD(glyphs, glyph_count, glyph_cap);
    *g = (struct glyph){cp, x0, x1, y, size};
    if (cp != ' ' && cp != 0x3000 && cp != 0xA0) {
        l->to = glyph_count;
        l->x1 = is_wide_mark(g, closing) ? x1 - size / 2 : x1;
        if (l->to - l->from == 1)
            l->x0 = is_wide_mark(g, opening) ? x0 + size / 2 : x0;
        if (size > l->size)
            l->size = size;
    }
}

static int document_read(void)
{
    char text[1024];
    double size = 0;
    int page = 0;
    bool begins = true;
    while (fgets(text, sizeof text, stdin)) {
        if (!strncmp(text, "<page", 5))
            page++;
        else if (!strncmp(text, "<line", 5))
            begins = true;
        else if (!strncmp(text, "<font", 5))
            size = number_after(text, "size=\"");
        else if (!strncmp(text, "<char", 5)) {
            double x0 = number_after(text, "quad=\""), x1 = 0;
            sscanf(strstr(text, "quad=\"") + 6, "%*f %*f %lf", &x1);
            glyph_take(x0, x1, number_after(text, " y=\""), size, char_after(text), page, begins);
            begins = false;
        }
    }
    return page;
}

/* ---- what is a paragraph ---- */

static bool is_long(const struct line *l)
{
    return l->x1 - l->x0 > 300;
}

/* The commonest size of long lines among lines[from..to), their first start and their furthest end. */
static struct body body_of(int from, int to)
{
    struct body best = {0};
    int best_count = 0;
    for (int i = from; i < to; i++) {
        int n = 0;
        for (int k = i; k < to; k++)
            n += is_long(&lines[i]) && is_long(&lines[k]) && fabs(lines[k].size - lines[i].size) < 0.1;
        if (n > best_count)
            best_count = n, best.size = lines[i].size;
    }
    best.left = 1e9;
    for (int i = from; i < to; i++) {
        if (fabs(lines[i].size - best.size) > 0.1 || !is_long(&lines[i]))
            continue;
        best.left = fmin(best.left, lines[i].x0);
        best.right = fmax(best.right, lines[i].x1);
    }
    return best;
}

static bool follows(const struct line *a, const struct line *b)
{
    return a->page == b->page && b->y > a->y + 0.5 * a->size && b->y - a->y < 2.3 * a->size && fabs(a->size - b->size) < 0.3 && b->x0 < a->x0 + 0.8 && b->x0 > a->x0 - 2.3 * a->size &&
           (a->x0 - b->x0 < 0.8 || a->x0 - b->x0 > 1.5 * a->size);
}

static void paragraphs_find(int page_count)
{
    bodies = calloc((size_t)page_count + 2, sizeof *bodies);
    for (int i = 0, to; i < line_count; i = to) {
        for (to = i; to < line_count && lines[to].page == lines[i].page; to++)
            if (to + 1 < line_count)
                lines[to].goes_on = follows(&lines[to], &lines[to + 1]);
        bodies[lines[i].page] = body_of(i, to);
    }
}

/* A line of the text that is not a paragraph's last: the next one begins at the left edge. */
static bool is_full(const struct line *a, const struct line *b)
{
    const struct body *p = &bodies[a->page];
    bool text = p->right > 0 && fabs(a->size - p->size) < 0.1 && a->x0 > p->left - 0.6 && a->x0 < p->left + 2.2 * p->size && a->x1 - a->x0 > 0.85 * (p->right - a->x0);
    return text && fabs(b->x0 - bodies[b->page].left) < 0.6;
}

static bool is_flush(const struct line *l)
{
    return fabs(l->x1 - bodies[l->page].right) <= 0.5;
}

/* ---- faults ---- */

static int text_of(const struct line *l, char *out, int most_glyphs, bool tail)
{
    int n = 0, from = tail && l->to - l->from > most_glyphs ? l->to - most_glyphs : l->from, to = !tail && l->to - l->from > most_glyphs ? l->from + most_glyphs : l->to;
    for (int i = from; i < to; i++)
        n += utf8(glyphs[i].cp, out + n);
    out[n] = 0;
    return n;
}

static const char *const token_patterns[] = {
    "[A-Z]{2,5}(/[A-Z]{1,3})? ?[0-9]+(\\.[0-9]+)*((-|—|–)[0-9]{2,4})?",                             /* GB/T 22239-2019 */
    "[0-9]{1,3}(\\.[0-9]{1,3}){3}(:[0-9]+|/[0-9]+)?((-|~|～|—)[0-9]{1,3}(\\.[0-9]{1,3}){3})?",      /* addresses, ranges */
    "[0-9a-fA-F]{1,4}(::?[0-9a-fA-F]{1,4}){2,}(/[0-9]+)?",
    "[0-9]{4} ?年( ?[0-9]{1,2} ?月( ?[0-9]{1,2} ?日)?)?", "[0-9]{1,2} ?月 ?[0-9]{1,2} ?日", "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}", "[0-9]{1,2}(:|：)[0-9]{2}(:[0-9]{2})?",
    "[0-9][0-9,.]* ?(Mbps|Gbps|Kbps|GB|MB|TB|KB|kW|kVA|Hz|%|％|℃|万元|亿元|元|万|亿|台|套|个月|个|小时|分钟|天|号|级|页|人)",
    "[0-9]+([.,][0-9]+)*",
    "[A-Za-z0-9]+([-_][A-Za-z0-9]+)*-[A-Za-z]*[0-9][A-Za-z0-9]*",                                   /* XKZ-2025-3101, 0574-55501001 */
    "[A-Za-z0-9._-]+@[A-Za-z0-9.-]+",
    "(公通字|公网安|公信安|国办发|国发|国令)?(\\[|〔)[0-9]{4}(\\]|〕)(第)?[0-9]+号",
    "[0-9A-Z]{18}", "——", "……"};
enum { PATTERNS = sizeof token_patterns / sizeof *token_patterns };

/* The token that the end of a is in the middle of. */
static bool divided(const struct line *a, const struct line *b, char *found)
{
    static regex_t compiled[PATTERNS];
    static bool ready;
    for (int i = 0; i < PATTERNS && !ready; i++)
        if (regcomp(&compiled[i], token_patterns[i], REG_EXTENDED))
            exit(2);
    ready = true;
    char text[1024];
    int at = text_of(a, text, 40, true);
    text_of(b, text + at, 40, false);
    if (strstr(text, "://") || strstr(text, "www.")) /* a web address has its own joints */
        return false;
    for (int i = 0; i < PATTERNS; i++) {
        regmatch_t m;
        for (int from = 0; !regexec(&compiled[i], text + from, 1, &m, 0); from += (int)m.rm_eo > 0 ? (int)m.rm_eo : 1) {
            int begin = from + (int)m.rm_so, end = from + (int)m.rm_eo;
            if (begin < at && at < end) {
                sprintf(found, "%.*s|%.*s", at - begin, text + begin, end - at, text + at);
                return true;
            }
            if (begin >= at)
                break;
        }
    }
    return false;
}

static bool core_overlaps(const struct glyph *a, const struct glyph *b)
{
    if (a->cp <= ' ' || b->cp <= ' ' || in(a->cp, closing) || in(b->cp, closing) || in(a->cp, opening) || in(b->cp, opening) || (a->cp >= 0x2010 && a->cp < 0x2070) || (b->cp >= 0x2010 && b->cp < 0x2070))
        return false;
    double wa = (a->x1 - a->x0) / 5, wb = (b->x1 - b->x0) / 5;
    return a->x0 + wa < b->x1 - wb && b->x0 + wb < a->x1 - wa && a->y - 0.6 * a->size < b->y - 0.05 * b->size && b->y - 0.6 * b->size < a->y - 0.05 * a->size;
}

static int overlaps_count(void)
{
    int n = 0;
    for (int i = 0; i < line_count; i++)
        for (int k = i; k < line_count && lines[k].page == lines[i].page; k++) {
            if (fabs(lines[k].y - lines[i].y) > lines[i].size || lines[k].x0 > lines[i].x1 || lines[i].x0 > lines[k].x1)
                continue;
            bool found = false;
            for (int a = lines[i].from; a < lines[i].to && !found; a++)
                for (int b = k == i ? a + 1 : lines[k].from; b < lines[k].to && !found; b++)
                    found = core_overlaps(&glyphs[a], &glyphs[b]);
            char text[512];
            if (found) {
                text_of(&lines[i], text, 40, false);
                fault("overlap", &lines[i], text);
                n++;
            }
        }
    return n;
}

/* A paragraph's last line alone at the top of a page, or its first alone at the foot. */
static int widows_count(void)
{
    int n = 0;
    for (int i = 0; i + 1 < line_count; i++) {
        if (lines[i + 1].page == lines[i].page)
            continue;
        const struct line *a = &lines[i], *b = &lines[i + 1];
        const struct body *pa = &bodies[a->page], *pb = &bodies[b->page];
        while (a > lines && (a - 1)->page == lines[i].page && fabs(a->size - pa->size) > 0.1)
            a--; /* footers */
        while (b + 1 < lines + line_count && (b + 1)->page == lines[i + 1].page && fabs(b->size - pb->size) > 0.1)
            b++; /* headers */
        if (!is_full(a, b) || !is_flush(a) || fabs(b->size - pa->size) > 0.1)
            continue;
        bool first_alone = a->x0 > pa->left + 1.5 * pa->size, last_alone = !b->goes_on && !is_flush(b);
        if (first_alone || last_alone) {
            char text[512];
            text_of(b, text, 30, false);
            fault(first_alone ? "orphan" : "widow", b, text);
            n++;
        }
    }
    return n;
}

int main(int argc, char **argv)
{
    name = argc > 1 ? argv[1] : "-";
    paragraphs_find(document_read());
    int full = 0, flush = 0, starts = 0, ends = 0, tokens = 0;
    char text[1024];
    for (int i = 0; i + 1 < line_count; i++) {
        const struct line *a = &lines[i], *b = &lines[i + 1];
        if (!a->goes_on || a->from == a->to || b->from == b->to)
            continue;
        if (is_full(a, b)) {
            full++;
            if (is_flush(a))
                flush++;
            else {
                text_of(a, text, 60, true);
                fault("ragged", a, text);
            }
        }
        unsigned end = glyphs[a->to - 1].cp, start = glyphs[b->from].cp;
        text_of(b, text, 30, false);
        if ((in(start, closing) || in(start, no_start_more)) && !(end >= '0' && end <= '9' && start == '.')) {
            starts++;
            fault("prohibited start", b, text);
        }
        text_of(a, text, 30, true);
        if (in(end, opening) || in(end, no_end_more)) {
            ends++;
            fault("prohibited end", a, text);
        }
        char found[1024];
        if (a->x1 > a->x0 + 3 * a->size && divided(a, b, found)) {
            tokens++;
            fault("divided", a, found);
        }
    }
    int widows = widows_count(), overlaps = overlaps_count();
    printf("%s: figures %d full lines, %d flush, %d prohibited starts, %d prohibited ends, %d divided tokens, %d widows, %d overlaps\n", name, full, flush, starts, ends, tokens, widows, overlaps);
    return 0;
}
