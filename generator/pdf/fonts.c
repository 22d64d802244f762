/* pdf: fonts, each face cut to the glyphs used (hb-subset) as a Type0 font with ToUnicode (ISO 32000-1 9.7). */
#include <hb-subset.h>
#include <hb.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "writer.h"

enum { GLYPHS = 65536 };

static void text_use(struct writer *w, const struct page_text *t)
{
    struct pdf_font *f = &w->fonts[t->face->number];
    if (!f->face) {
        f->face = t->face;
        f->used = arena_alloc(w->arena, GLYPHS / 8);
        f->text = arena_alloc(w->arena, GLYPHS * sizeof *f->text);
        f->text_len = arena_alloc(w->arena, GLYPHS * sizeof *f->text_len);
        f->code = arena_alloc(w->arena, GLYPHS * sizeof *f->code);
    }
    for (int i = 0; i < t->glyph_count; i++) {
        const struct page_glyph *g = &t->glyphs[i];
        if (g->glyph >= GLYPHS)
            continue;
        f->used[g->glyph / 8] |= (uint8_t)(1 << g->glyph % 8);
        if (!f->text[g->glyph] && g->text_len) {
            f->text[g->glyph] = t->text + g->text_from;
            f->text_len[g->glyph] = g->text_len;
        }
    }
}

static bool glyph_used(const struct pdf_font *f, uint32_t g)
{
    return f->used[g / 8] >> g % 8 & 1;
}

/* A CFF font keyed by CIDs keeps its original glyph ids as CIDs in the subset (the charset); its Top DICT begins with ROS, operator 12 30. */
static bool cff_is_cid(const uint8_t *d, unsigned n)
{
    unsigned at = n > 4 ? d[2] : n;
    for (int index = 0; index < 2 && at + 3 < n; index++) { /* Name INDEX, Top DICT INDEX */
        unsigned count = (unsigned)d[at] << 8 | d[at + 1], size = d[at + 2], last = 0;
        if (!count || at + 3 + (count + 1) * size > n)
            return false;
        for (unsigned k = 0; k < size; k++)
            last = last << 8 | d[at + 3 + count * size + k];
        unsigned data = at + 3 + (count + 1) * size - 1;
        if (index == 1)
            for (unsigned k = data + 1; k + 1 < data + last && k + 1 < n; k++)
                if (d[k] == 12 && d[k + 1] == 30)
                    return true;
        at = data + last;
    }
    return false;
}

/* The embedded font program; fills f->code. */
static HPDF_Dict program_write(struct writer *w, struct pdf_font *f, HPDF_Dict descriptor, bool *is_cff)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (uint32_t g = 0; g < GLYPHS; g++)
        if (glyph_used(f, g))
            hb_set_add(glyphs, g);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    static const char tables[] = "GSUBGPOSGDEFBASEVORGvheavmtxDSIGOS/2namepostkernmortmorxSTATcmap";
    for (size_t i = 0; i + 4 < sizeof tables; i += 4)
        hb_set_add(drop, HB_TAG(tables[i], tables[i + 1], tables[i + 2], tables[i + 3]));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(font_face_to_cut(f->face), input);
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    HPDF_Dict file = NULL;
    if (subset) {
        hb_blob_t *cff = hb_face_reference_table(subset, HB_TAG('C', 'F', 'F', ' ')), *whole = hb_face_reference_blob(subset);
        unsigned cff_len, len;
        const char *cff_data = hb_blob_get_data(cff, &cff_len), *data = hb_blob_get_data(whole, &len);
        *is_cff = cff_len > 0;
        bool cid = *is_cff && cff_is_cid((const uint8_t *)cff_data, cff_len);
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (uint32_t g = 0; g < GLYPHS; g++)
            if (glyph_used(f, g))
                f->code[g] = (uint16_t)(cid ? g : hb_map_get(map, g));
        file = *is_cff ? writer_stream(w, cff_data, cff_len, true) : writer_stream(w, data, len, true);
        if (*is_cff)
            HPDF_Dict_AddName(file, "Subtype", "CIDFontType0C");
        else
            HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)len);
        HPDF_Dict_Add(descriptor, *is_cff ? "FontFile3" : "FontFile2", file);
        hb_blob_destroy(cff);
        hb_blob_destroy(whole);
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return file;
}

struct coded {
    uint16_t code, glyph;
};

static int by_code(const void *a, const void *b)
{
    return (int)((const struct coded *)a)->code - (int)((const struct coded *)b)->code;
}

static int codes_of(const struct pdf_font *f, struct coded **out)
{
    int n = 0;
    *out = mem_alloc(sizeof **out * GLYPHS);
    for (uint32_t g = 0; g < GLYPHS; g++)
        if (glyph_used(f, g))
            (*out)[n++] = (struct coded){f->code[g], (uint16_t)g};
    qsort(*out, (size_t)n, sizeof **out, by_code);
    return n;
}

/* W: [first [w w w] first [w] ...], widths other than the default of 1000. */
static void widths_write(struct writer *w, struct pdf_font *f, HPDF_Dict cid_font, const struct coded *c, int n)
{
    HPDF_Array all = array_new(w), run = NULL;
    int last = -2;
    for (int i = 0; i < n; i++) {
        int width = (int)mpt_scale(font_advance(f->face, c[i].glyph), 1000, f->face->upem);
        if (width == 1000)
            continue;
        if (c[i].code != last + 1) {
            run = array_new(w);
            HPDF_Array_AddNumber(all, c[i].code);
            HPDF_Array_Add(all, run);
        }
        HPDF_Array_AddNumber(run, width);
        last = c[i].code;
    }
    HPDF_Dict_AddNumber(cid_font, "DW", 1000);
    HPDF_Dict_Add(cid_font, "W", all);
}

static HPDF_Dict unicode_write(struct writer *w, const struct pdf_font *f, const struct coded *c, int n)
{
    struct buf b = {0};
    buf_puts(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    int shown = 0, left = 0;
    for (int i = 0; i < n; i++)
        left += f->text[c[i].glyph] != NULL;
    for (int i = 0; i < n; i++) {
        if (!f->text[c[i].glyph])
            continue;
        if (shown % 100 == 0)
            buf_printf(&b, "%s%d beginbfchar\n", shown ? "endbfchar\n" : "", left - shown > 100 ? 100 : left - shown);
        buf_printf(&b, "<%04X> ", c[i].code);
        buf_utf16(&b, f->text[c[i].glyph], f->text_len[c[i].glyph], false);
        buf_putc(&b, '\n');
        shown++;
    }
    buf_puts(&b, shown ? "endbfchar\n" : "");
    buf_puts(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    HPDF_Dict d = writer_stream(w, b.data, b.len, true);
    buf_free(&b);
    return d;
}

static HPDF_Dict descriptor_write(struct writer *w, const struct font_face *f, const char *name)
{
    HPDF_Dict d = writer_dict(w);
    HPDF_Array box = array_new(w);
    HPDF_Dict_AddName(d, "Type", "FontDescriptor");
    HPDF_Dict_AddName(d, "FontName", name);
    HPDF_Dict_AddNumber(d, "Flags", 4 | (f->is_fixed ? 1 : 0) | (f->is_serif ? 2 : 0) | (f->is_italic ? 64 : 0));
    for (int i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, mpt_scale(f->bbox[i], 1000, f->upem));
    HPDF_Dict_Add(d, "FontBBox", box);
    HPDF_Dict_AddNumber(d, "ItalicAngle", f->italic_angle);
    HPDF_Dict_AddNumber(d, "Ascent", mpt_scale(f->ascent, 1000, f->upem));
    HPDF_Dict_AddNumber(d, "Descent", -mpt_scale(f->descent, 1000, f->upem));
    HPDF_Dict_AddNumber(d, "CapHeight", mpt_scale(f->cap_height, 1000, f->upem));
    HPDF_Dict_AddNumber(d, "StemV", f->stem_v);
    return d;
}

static void font_write(struct writer *w, struct pdf_font *f)
{
    char name[160], key[16];
    bool is_cff = false;
    /* six letters that tell subsets apart: from the number of the face */
    snprintf(name, sizeof name, "DENGB%c+%.120s", 'A' + f->face->number % 26, f->face->name);
    HPDF_Dict descriptor = descriptor_write(w, f->face, name);
    if (!program_write(w, f, descriptor, &is_cff)) {
        diag_add(w->diags, D_PDF_FONT, (struct place){0}, f->face->file);
        w->failed = true;
        return;
    }
    struct coded *codes;
    int n = codes_of(f, &codes);
    HPDF_Dict cid = writer_dict(w), info = dict_new(w);
    HPDF_Dict_AddName(cid, "Type", "Font");
    HPDF_Dict_AddName(cid, "Subtype", is_cff ? "CIDFontType0" : "CIDFontType2");
    HPDF_Dict_AddName(cid, "BaseFont", name);
    dict_bytes(w, info, "Registry", "Adobe", 5);
    dict_bytes(w, info, "Ordering", "Identity", 8);
    HPDF_Dict_AddNumber(info, "Supplement", 0);
    HPDF_Dict_Add(cid, "CIDSystemInfo", info);
    HPDF_Dict_Add(cid, "FontDescriptor", descriptor);
    if (!is_cff)
        HPDF_Dict_AddName(cid, "CIDToGIDMap", "Identity");
    widths_write(w, f, cid, codes, n);
    HPDF_Dict font = writer_dict(w);
    HPDF_Array descendants = array_new(w);
    HPDF_Array_Add(descendants, cid);
    HPDF_Dict_AddName(font, "Type", "Font");
    HPDF_Dict_AddName(font, "Subtype", "Type0");
    HPDF_Dict_AddName(font, "BaseFont", name);
    HPDF_Dict_AddName(font, "Encoding", "Identity-H");
    HPDF_Dict_Add(font, "DescendantFonts", descendants);
    HPDF_Dict_Add(font, "ToUnicode", unicode_write(w, f, codes, n));
    snprintf(key, sizeof key, "F%d", f->face->number);
    HPDF_Dict_Add(w->font_resources, key, font);
    free(codes);
}

void fonts_collect(struct writer *w)
{
    int most = 0;
    for (int i = 0; i < w->list->count; i++)
        for (const struct page_op *op = w->list->pages[i]->ops; op; op = op->next)
            if (op->kind == OP_TEXT && op->u.text.face->number >= most)
                most = op->u.text.face->number + 1;
    w->font_count = most;
    w->fonts = ARENA_ARRAY(w->arena, struct pdf_font, most ? most : 1);
    for (int i = 0; i < w->list->count; i++)
        for (const struct page_op *op = w->list->pages[i]->ops; op; op = op->next)
            if (op->kind == OP_TEXT)
                text_use(w, &op->u.text);
    for (int i = 0; i < most; i++)
        if (w->fonts[i].face)
            font_write(w, &w->fonts[i]);
}
