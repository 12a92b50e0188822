package vigie.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A draft with slots, each of which is worded in two ways or more: {@code Ce {lundi|matin-là}, {j’ai|nous avons} appris}.
 * Every recipient is given the draft with a choice of ways of their own. Immutable.
 *
 * <p>A slot is a pair of braces with at least one bar between them; it may be empty on one side, may not hold another slot
 * nor a blank line, and its ways must differ in normal form, for a copy is recognised by nothing finer. Braces without a bar
 * are text, as in style sheets. A backslash before a brace, or before a bar within a slot, makes it text and vanishes. Codes
 * choose between the first two ways; further ones are read past.
 *
 * <p>Idea: independent marks of two ways each, told apart by which of them a copy has (Wagner, "Fingerprinting", IEEE S&P
 * 1983; Boneh, Shaw, "Collusion-secure fingerprinting for digital data", IEEE Trans. Inf. Theory 44(5), 1998). Recipients
 * who lay their copies side by side see the slots in which they differ; codes against that (Tardos, STOC 2003) need hundreds
 * of slots and are not made here.
 */
public final class Slots {
    /** Slots of one draft: ten times what twenty recipients need; each costs a reading of the draft. */
    public static final int SLOTS_MAX = 256;

    private final List<String> fixed;
    private final List<Slot> slots;

    private Slots(List<String> fixed, List<Slot> slots) {
        this.fixed = List.copyOf(fixed);
        this.slots = List.copyOf(slots);
    }

    /**
     * One slot.
     *
     * @param line of its opening brace, from 1
     * @param column of its opening brace in UTF-16 units, from 1
     * @param ways at least two, without their backslashes
     */
    public record Slot(int line, int column, List<String> ways) {
        public Slot {
            ways = List.copyOf(ways);
            if (ways.size() < 2) {
                throw new IllegalArgumentException("a slot of one way");
            }
        }
    }

    /** A draft, or all that is wrong in it. */
    public sealed interface Reading {
        /** A draft whose slots, possibly none, can be filled. */
        record Draft(Slots slots) implements Reading {}

        /** At least one fault, in the order of the text. */
        record Broken(List<SlotFault> faults) implements Reading {
            public Broken {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Reads a draft of any format that is text. */
    public static Reading parse(String draft) {
        SlotReader reader = new SlotReader(draft);
        reader.read();
        return reader.faults().isEmpty()
                ? new Reading.Draft(new Slots(reader.fixed(), reader.slots()))
                : new Reading.Broken(reader.faults());
    }

    /** Returns the number of slots. */
    public int count() {
        return slots.size();
    }

    /** Returns the slots in the order of the text. */
    public List<Slot> all() {
        return slots;
    }

    /** Returns the text of one recipient; a code of another length is an IllegalArgumentException. */
    public String render(Code code) {
        if (code.length() != slots.size()) {
            throw new IllegalArgumentException("a code of " + code.length() + " for slots: " + slots.size());
        }
        List<Integer> choice = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            choice.add(code.isSecond(slot) ? 1 : 0);
        }
        return render(choice);
    }

    /** Returns the text of a choice: for each slot the number of its way, from 0. */
    public String render(List<Integer> choice) {
        StringBuilder text = new StringBuilder(fixed.getFirst());
        for (int slot = 0; slot < slots.size(); slot++) {
            text.append(slots.get(slot).ways().get(choice.get(slot))).append(fixed.get(slot + 1));
        }
        return text.toString();
    }
}
