# What must not be in a drawn network: reads the placed things of `dengbao topology FILE --dump=pages -o x.pdf` (generator/topology/draw.c, drawing_dump; mpt) and prints a line for each fault.
# usage: awk -f topology-check.awk DUMP    exit 1 with faults
BEGIN { FS = "\t"; lines = 0 }
function fault(text) { print sheet ": " text; faults++ }
function keep(set, i) { x[set, i] = $3; y[set, i] = $4; w[set, i] = $5; h[set, i] = $6; name[set, i] = $7 }
function meet(a, i, b, k) { return x[a, i] < x[b, k] + w[b, k] && x[b, k] < x[a, i] + w[a, i] && y[a, i] < y[b, k] + h[b, k] && y[b, k] < y[a, i] + h[a, i] }
function within(a, i, b, k) { return x[a, i] >= x[b, k] && y[a, i] >= y[b, k] && x[a, i] + w[a, i] <= x[b, k] + w[b, k] && y[a, i] + h[a, i] <= y[b, k] + h[b, k] }
function among(z, outer, steps) { # whether the zone lies in the other, at any depth
    for (steps = 0; z >= 0 && steps < 1000; steps++) { if (z == outer) return 1; z = z in parent ? parent[z] : -1 }
    return 0
}
function crosses(l, set, b) { # a level or upright piece of a line through the inside of a box or a text
    return min(x1[l], x2[l]) < x[set, b] + w[set, b] && max(x1[l], x2[l]) > x[set, b] && min(y1[l], y2[l]) < y[set, b] + h[set, b] && max(y1[l], y2[l]) > y[set, b]
}
function min(a, b) { return a < b ? a : b }
function max(a, b) { return a > b ? a : b }
function frames_look(i, k) {
    for (i in frame) {
        if (!within("frame", i, "sheet", 0)) fault("the frame of " name["frame", i] " leaves the sheet")
        if (!within("title", i, "frame", i)) fault("the title of " name["frame", i] " leaves its frame")
        if (parent[i] in frame && !within("frame", i, "frame", parent[i])) fault("the frame of " name["frame", i] " leaves that of " name["frame", parent[i]])
        for (k in frame) if (i + 0 < k + 0) {
            if (!among(i, k) && !among(k, i) && meet("frame", i, "frame", k)) fault("the frames of " name["frame", i] " and " name["frame", k] " overlap")
            if (meet("title", i, "title", k)) fault("the titles of " name["frame", i] " and " name["frame", k] " overlap")
        }
    }
}
function boxes_look(i, k) {
    for (i in box) {
        if (!within("box", i, "sheet", 0)) fault("the box " name["box", i] " leaves the sheet")
        if (!within("text", i, "box", i)) fault("the text of " name["box", i] " leaves its box")
        if (zone[i] in frame && !within("box", i, "frame", zone[i])) fault("the box " name["box", i] " leaves the frame of " name["frame", zone[i]])
        for (k in box) if (i + 0 < k + 0 && meet("box", i, "box", k)) fault("the boxes " name["box", i] " and " name["box", k] " overlap")
        for (k in frame) {
            if (!among(zone[i], k) && meet("box", i, "frame", k)) fault("the box " name["box", i] " lies over the frame of " name["frame", k])
            if (meet("box", i, "title", k)) fault("the box " name["box", i] " lies over the title of " name["frame", k])
        }
    }
}
function labels_look(i, k) {
    for (i in label) {
        if (!within("label", i, "sheet", 0)) fault("the label " name["label", i] " leaves the sheet")
        for (k in box) if (meet("label", i, "box", k)) fault("the label " name["label", i] " lies over the box " name["box", k])
        for (k in frame) if (meet("label", i, "title", k)) fault("the label " name["label", i] " lies over the title of " name["frame", k])
        for (k in label) if (i + 0 < k + 0 && meet("label", i, "label", k)) fault("the labels " name["label", i] " and " name["label", k] " overlap")
    }
}
function lines_look(l, b) {
    for (l = 0; l < lines; l++) {
        if (x1[l] != x2[l] && y1[l] != y2[l]) fault("link " link[l] " is neither level nor upright")
        for (b in box) {
            if (b != from[l] && b != to[l] && crosses(l, "box", b)) fault("link " link[l] " runs through the box " name["box", b])
            if (crosses(l, "text", b)) fault("link " link[l] " runs through the text of " name["box", b])
        }
    }
}
function sheet_look() {
    frames_look(); boxes_look(); labels_look(); lines_look()
    split("", frame); split("", box); split("", label); split("", parent); split("", zone); lines = 0
}
$1 == "sheet" { if (sheets++) sheet_look(); sheet = $7; keep("sheet", 0) }
$1 == "frame" || $1 == "title" || $1 == "box" || $1 == "text" || $1 == "label" { keep($1, $2); things++ }
$1 == "frame" { frame[$2] }
$1 == "box" { box[$2] }
$1 == "label" { label[$2] }
$1 == "in" { parent[$2] = $3 }
$1 == "of" { zone[$2] = $3 }
$1 == "line" { link[lines] = $2; x1[lines] = $3; y1[lines] = $4; x2[lines] = $5; y2[lines] = $6; from[lines] = $7; to[lines++] = $8 }
$1 == "lost" { fault("link " $2 " is not drawn") }
$1 == "unlabelled" { fault("link " $2 " has lost its label") }
END { if (!sheets || !things) fault("nothing is drawn"); else sheet_look(); exit faults > 0 }
