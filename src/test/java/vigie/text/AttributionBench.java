package vigie.text;

import java.util.List;
import java.util.Locale;
import vigie.text.AttributionTrials.Source;

/** How often copies are named, rightly and wrongly, as a table. Run by hand; no arguments. */
final class AttributionBench {
    private static final int TRIALS = 20_000;

    private AttributionBench() {}

    public static void main(String[] arguments) {
        System.out.println("| recipients | slots | whole | half | half, 10 % changed | whole, 10 % changed | a third "
                + "| wrong, recipients | wrong, draft | wrong, forgotten | wrong, coin: whole / half |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (int recipients : List.of(5, 20, 100)) {
            for (int slots : List.of(12, 16, 24, 32)) {
                row(recipients, slots);
            }
        }
    }

    private static void row(int recipients, int slots) {
        AttributionTrials trials = new AttributionTrials(recipients, slots, 7);
        AttributionTrials.Shares whole = trials.run(Source.RECIPIENT, slots, 0, TRIALS);
        AttributionTrials.Shares half = trials.run(Source.RECIPIENT, slots / 2, 0, TRIALS);
        AttributionTrials.Shares halfChanged = trials.run(Source.RECIPIENT, slots / 2, 0.1, TRIALS);
        AttributionTrials.Shares wholeChanged = trials.run(Source.RECIPIENT, slots, 0.1, TRIALS);
        AttributionTrials.Shares third = trials.run(Source.RECIPIENT, slots / 3, 0, TRIALS);
        double wrong = Math.max(
                Math.max(whole.wrong(), half.wrong()),
                Math.max(halfChanged.wrong(), Math.max(wholeChanged.wrong(), third.wrong())));
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %.3f | %.3f | %.3f | %.3f | %.3f | %.5f | %.5f | %.5f | %.5f / %.5f |%n",
                recipients,
                slots,
                whole.right(),
                half.right(),
                halfChanged.right(),
                wholeChanged.right(),
                third.right(),
                wrong,
                worst(trials, Source.DRAFT, slots),
                worst(trials, Source.FORGOTTEN, slots),
                trials.run(Source.COIN, slots, 0, TRIALS).wrong(),
                trials.run(Source.COIN, slots / 2, 0, TRIALS).wrong());
    }

    private static double worst(AttributionTrials trials, Source source, int slots) {
        double worst = 0;
        for (int seen : List.of(slots, slots / 2)) {
            for (double flips : List.of(0.0, 0.1)) {
                worst = Math.max(worst, trials.run(source, seen, flips, TRIALS).wrong());
            }
        }
        return worst;
    }
}
