package vigie.text;

import java.util.ArrayList;
import java.util.List;

/** One pass over a draft: the text between the slots, the slots, and what is wrong with them. */
final class SlotReader {
    private final String draft;
    private final List<String> fixed = new ArrayList<>();
    private final List<Slots.Slot> slots = new ArrayList<>();
    private final List<SlotFault> faults = new ArrayList<>();
    private StringBuilder between = new StringBuilder();
    private int line = 1;
    private int lineStart;

    SlotReader(String draft) {
        this.draft = draft;
    }

    /** Returns the text before, between and after the slots: one more than there are slots. */
    List<String> fixed() {
        return fixed;
    }

    List<Slots.Slot> slots() {
        return slots;
    }

    List<SlotFault> faults() {
        return faults;
    }

    void read() {
        int position = 0;
        while (position < draft.length()) {
            char unit = draft.charAt(position);
            if (isEscape(position) && draft.charAt(position + 1) != '|') {
                between.append(draft.charAt(position + 1));
                position += 2;
            } else if (unit == '{') {
                position = brace(position);
            } else {
                if (unit == '\n') {
                    line++;
                    lineStart = position + 1;
                }
                between.append(unit);
                position++;
            }
        }
        fixed.add(between.toString());
    }

    /** Reads from an opening brace; returns the position to go on from. */
    private int brace(int open) {
        List<String> ways = new ArrayList<>();
        StringBuilder way = new StringBuilder();
        int position = open + 1;
        while (position < draft.length() && !endsParagraph(position)) {
            char unit = draft.charAt(position);
            if (isEscape(position)) {
                way.append(draft.charAt(position + 1));
                position += 2;
                continue;
            }
            if (unit == '{') {
                return ways.isEmpty() ? text(open) : nested(open);
            }
            if (unit == '}') {
                ways.add(way.toString());
                return ways.size() == 1 ? text(open) : slot(open, position + 1, ways);
            }
            if (unit == '|') {
                ways.add(way.toString());
                way = new StringBuilder();
            } else {
                way.append(unit);
            }
            position++;
        }
        if (!ways.isEmpty()) {
            fault(open, SlotFault.Kind.UNCLOSED);
        }
        return text(open);
    }

    private int slot(int open, int next, List<String> ways) {
        if (sameWords(ways.get(0), ways.get(1))) {
            fault(open, SlotFault.Kind.SAME);
        } else if (slots.size() == Slots.SLOTS_MAX) {
            fault(open, SlotFault.Kind.TOO_MANY);
        }
        slots.add(new Slots.Slot(line, column(open), ways));
        fixed.add(between.toString());
        between = new StringBuilder();
        countLines(open, next);
        return next;
    }

    /** A brace that opens no slot stands for itself. */
    private int text(int open) {
        between.append('{');
        return open + 1;
    }

    /** What is within is read past, so that one mistake is told once. */
    private int nested(int open) {
        fault(open, SlotFault.Kind.NESTED);
        int depth = 0;
        int position = open;
        do {
            char unit = draft.charAt(position);
            depth += unit == '{' ? 1 : unit == '}' ? -1 : 0;
            position++;
        } while (depth > 0 && position < draft.length() && !endsParagraph(position));
        countLines(open, position);
        return position;
    }

    private void fault(int open, SlotFault.Kind kind) {
        faults.add(new SlotFault(line, column(open), kind));
    }

    private int column(int position) {
        return position - lineStart + 1;
    }

    private void countLines(int start, int end) {
        for (int position = start; position < end; position++) {
            if (draft.charAt(position) == '\n') {
                line++;
                lineStart = position + 1;
            }
        }
    }

    private boolean isEscape(int position) {
        return draft.charAt(position) == '\\'
                && position + 1 < draft.length()
                && "{|}".indexOf(draft.charAt(position + 1)) >= 0;
    }

    private boolean endsParagraph(int position) {
        if (draft.charAt(position) != '\n') {
            return false;
        }
        int next = position + 1;
        while (next < draft.length() && (draft.charAt(next) == ' ' || draft.charAt(next) == '\r')) {
            next++;
        }
        return next < draft.length() && draft.charAt(next) == '\n';
    }

    private static boolean sameWords(String left, String right) {
        Tokens one = NormalForm.tokens(left);
        Tokens other = NormalForm.tokens(right);
        return one.normal(0, one.count()).equals(other.normal(0, other.count()));
    }
}
