package vigie.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Measures structure without words, run by hand: each argument is a folder of one author's texts and their translations, in
 * two sub-folders with equal file names (the first by name holds the originals). A text against its own translation must
 * stand first; against the translations of the same author's other texts it must not raise.
 */
final class StructureBench {
    private static final int[] CUTS = {Skeleton.RUNGS_MAX, 12, 6};

    private final List<Skeleton> originals = new ArrayList<>();
    private final List<Skeleton> translations = new ArrayList<>();
    private final OriginalSkeletons prepared;

    private StructureBench(Path folder, int cut) {
        List<Path> sides = list(folder);
        for (Path file : list(sides.get(0))) {
            Path translation = sides.get(1).resolve(file.getFileName().toString());
            if (Files.exists(translation)) {
                add(read(file), read(translation), cut);
            }
        }
        prepared = new OriginalSkeletons(originals);
    }

    public static void main(String[] folders) {
        for (String folder : folders) {
            for (int cut : CUTS) {
                new StructureBench(Path.of(folder), cut).print(folder, cut);
            }
        }
    }

    private void add(Skeleton original, Skeleton translation, int cut) {
        if (Math.min(original.size(), translation.size()) >= Math.min(cut, 12)) {
            originals.add(first(original, cut));
            translations.add(first(translation, cut));
        }
    }

    private void print(String folder, int cut) {
        int count = originals.size();
        int first = 0;
        int found = 0;
        int raised = 0;
        int raisedFalsely = 0;
        double highest = 0;
        long began = System.nanoTime();
        for (Skeleton translation : translations) {
            prepared.measuredWith(translation);
        }
        double millis = (System.nanoTime() - began) / 1e6 / count;
        List<Double> scores = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int self = i;
            List<SharedStructure> all = prepared.allWith(translations.get(i));
            SharedStructure own = all.get(i);
            scores.add(own.score());
            first += all.stream().allMatch(one -> one.original() == self || one.bits() < own.bits()) ? 1 : 0;
            found +=
                    prepared.measuredWith(translations.get(i)).stream().anyMatch(one -> one.original() == self) ? 1 : 0;
            raised += raises(own) ? 1 : 0;
            for (SharedStructure one : all) {
                raisedFalsely += one.original() != self && raises(one) ? 1 : 0;
                highest = one.original() == self || one.steps().size() < 10 ? highest : Math.max(highest, one.score());
            }
        }
        scores.sort(null);
        System.out.printf(
                Locale.ROOT,
                "%s first %d rungs: %d pairs; first rank %.3f, found by index %.3f, raised %.3f, median score %.2f; "
                        + "falsely raised %d of %d, highest false score %.2f; %.2f ms a page%n",
                folder,
                cut,
                count,
                first / (double) count,
                found / (double) count,
                raised / (double) count,
                scores.get(count / 2),
                raisedFalsely,
                count * (count - 1),
                highest,
                millis);
    }

    private boolean raises(SharedStructure shared) {
        return shared.isEnough() && prepared.beyondTemplate(shared).isEnough();
    }

    private static Skeleton first(Skeleton skeleton, int rungs) {
        return new Skeleton(IntStream.range(0, Math.min(rungs, skeleton.size()))
                .mapToObj(skeleton.rungs()::get)
                .toList());
    }

    private static Skeleton read(Path file) {
        try {
            return Skeleton.of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
