package vigie.match;

import java.util.List;
import java.util.Set;
import vigie.crawl.CanonicalUrl;
import vigie.image.Orientation;
import vigie.text.Attribution;
import vigie.text.Passage;
import vigie.text.SharedStructure;
import vigie.text.Span;

/** A page and an original (or a standing query) agree. */
public sealed interface Match {
    /** The names of all channels. */
    Set<String> KINDS = Set.of("text", "structure", "paraphrase", "translation", "leak", "image", "video", "mention");

    /** Returns the id of the original, or the query's own words for a mention. */
    String original();

    /** Returns the channel's name as JSON and people see it: {@code text}, {@code leak}, {@code image}… */
    String kind();

    /** A picture or a film of an original is shown. */
    sealed interface Shown extends Match {
        /** Returns the name of the picture or film among the original's. */
        String name();

        /** Returns where the picture or film found is. */
        CanonicalUrl where();

        /** Returns the SHA-256 of the bytes found. */
        String sha256();
    }

    /** Two texts aligned passage by passage: by their words, their meaning or their translation. */
    sealed interface Aligned extends Match {
        /** Returns the passages by position in the page, at least one. */
        List<Passage> passages();
    }

    /**
     * Shared text.
     *
     * @param original id of the original
     * @param level the closest description of all passages: EXACT if all are, REORDERED if their order differs, else NEAR
     * @param containment share of the original's distinct shingles found in the page, 0…1
     * @param containmentOfCandidate share of the page's distinct shingles found in the original, 0…1
     * @param words words aligned in all passages
     * @param bits rarity of the aligned words, summed, in bits
     * @param passages by position in the page, at least one
     * @param blockOrder numbers from 1 of the original's blocks in the order the page shows them; empty when it is the
     *     original's own
     */
    record Text(
            String original,
            vigie.text.Level level,
            double containment,
            double containmentOfCandidate,
            int words,
            double bits,
            List<Passage> passages,
            List<Integer> blockOrder)
            implements Aligned {
        public Text {
            passages = List.copyOf(passages);
            blockOrder = List.copyOf(blockOrder);
        }

        @Override
        public String kind() {
            return "text";
        }
    }

    /**
     * A page built like the original, without its words: a likeness for a person to weigh, never called a copy.
     *
     * @param original id of the original
     * @param structureScore share of what sets the original's structure apart that the page has too, 0…1
     * @param bits what the paired rungs are worth against chance
     * @param steps rungs of the original's skeleton and of the page's that stand for one another, in order
     */
    record Structure(String original, double structureScore, double bits, List<SharedStructure.Step> steps)
            implements Match {
        public Structure {
            steps = List.copyOf(steps);
        }

        @Override
        public String kind() {
            return "structure";
        }
    }

    /**
     * The same said in other words of the same language: a likeness for a person to weigh.
     *
     * @param original id of the original
     * @param similarity mean cosine of the chained sentences, 0…1
     * @param passages by position in the page; at least one, but in measures of what is not enough
     */
    record Paraphrase(String original, double similarity, List<Passage> passages) implements Aligned {
        public Paraphrase {
            passages = List.copyOf(passages);
        }

        @Override
        public String kind() {
            return "paraphrase";
        }
    }

    /**
     * The same said in another language: a likeness for a person to weigh.
     *
     * @param original id of the original
     * @param coverage share of the original's words that the lexicon finds again in the page, 0…1
     * @param passages by position in the page, at least one; their words are those linked by the lexicon
     */
    record Translation(String original, double coverage, List<Passage> passages) implements Aligned {
        public Translation {
            passages = List.copyOf(passages);
        }

        @Override
        public String kind() {
            return "translation";
        }
    }

    /**
     * Words of a confidential brief, of which only keyed fingerprints are known; or confidential names near each other.
     *
     * @param original id of the brief
     * @param passages by position in the page, at least one
     * @param traces what the page tells of the copies that were given: one when the brief has slots, else none
     * @param names how many names stand together in each passage: one number for a rule of names, none for a text
     */
    record Leak(String original, List<Leaked> passages, List<Trace> traces, List<Integer> names) implements Match {
        public Leak {
            passages = List.copyOf(passages);
            traces = List.copyOf(traces);
            names = List.copyOf(names);
        }

        /** Makes a leak of a text without slots. */
        public Leak(String original, List<Leaked> passages) {
            this(original, passages, List.of(), List.of());
        }

        /** Returns the words of all passages. */
        public int words() {
            return passages.stream().mapToInt(Leaked::words).sum();
        }

        /** Returns whether names stand together, instead of words of a text. */
        public boolean ofNames() {
            return !names.isEmpty();
        }

        @Override
        public String kind() {
            return "leak";
        }
    }

    /**
     * What a page tells of the copies of a draft that were given.
     *
     * @param slots slots of the draft, in each of which a copy is worded in one of two ways
     * @param seen slots that the page shows in either way
     * @param compatible the copy it goes with, when it goes with one only; else none. It says nothing of who passed it on
     */
    record Trace(int slots, int seen, List<CopyTold> compatible) {
        public Trace {
            compatible = List.copyOf(compatible);
        }

        /** Returns whether so few slots are seen that nothing is said of any copy. */
        public boolean tooLittle() {
            return seen < Attribution.SEEN_MIN;
        }
    }

    /**
     * A copy with which a page is compatible.
     *
     * @param share id of the sharing
     * @param recipient who received it, or the share's id
     * @param agreeing slots seen that show its way
     */
    record CopyTold(String share, String recipient, int agreeing) {}

    /**
     * A part of a page that stands in a brief too.
     *
     * @param block which block of the brief, from 0
     * @param candidate where in the page
     * @param words of the page within it
     */
    record Leaked(int block, Span candidate, int words) {}

    /**
     * A reused picture.
     *
     * @param original id of the original
     * @param originalImage name of the picture among the original's
     * @param image where the found picture is
     * @param imageSha256 of its bytes
     * @param hammingDistance between the nearest views, 0…256 bits
     * @param orientation how the found picture is turned
     * @param matchedArea share of the found picture that shows the original, 0…1
     * @param originalVisible share of the original that is visible, 0…1
     * @param verified whether block correlation confirmed it
     */
    record Image(
            String original,
            String originalImage,
            CanonicalUrl image,
            String imageSha256,
            int hammingDistance,
            Orientation orientation,
            double matchedArea,
            double originalVisible,
            boolean verified)
            implements Shown {
        @Override
        public String name() {
            return originalImage;
        }

        @Override
        public CanonicalUrl where() {
            return image;
        }

        @Override
        public String sha256() {
            return imageSha256;
        }

        @Override
        public String kind() {
            return "image";
        }
    }

    /**
     * A reused film, or a stretch of one.
     *
     * @param original id of the original
     * @param originalVideo name of the film among the original's
     * @param video where the found film is
     * @param videoSha256 of its bytes
     * @param inOriginal the stretch of the original that is shown
     * @param inFound where the found film shows it
     * @param mirrored whether left and right have changed places
     * @param agreeing share of the frames looked at within the stretch that agree, 0…1
     */
    record Video(
            String original,
            String originalVideo,
            CanonicalUrl video,
            String videoSha256,
            Stretch inOriginal,
            Stretch inFound,
            boolean mirrored,
            double agreeing)
            implements Shown {
        @Override
        public String name() {
            return originalVideo;
        }

        @Override
        public CanonicalUrl where() {
            return video;
        }

        @Override
        public String sha256() {
            return videoSha256;
        }

        @Override
        public String kind() {
            return "video";
        }
    }

    /**
     * A stretch of a film, in seconds from its beginning.
     *
     * @param start at least 0
     * @param end after the start
     */
    record Stretch(double start, double end) {
        public Stretch {
            if (!(start >= 0 && end > start)) {
                throw new IllegalArgumentException("no stretch: " + start + " to " + end);
            }
        }

        public double seconds() {
            return end - start;
        }

        /** Returns it as players show it, for instance {@code 0:05–1:12}. */
        public String label() {
            return clock(start) + "–" + clock(end);
        }

        private static String clock(double seconds) {
            long whole = Math.round(seconds);
            return "%d:%02d".formatted(whole / 60, whole % 60);
        }
    }

    /**
     * A standing query found its words.
     *
     * @param original the query
     * @param spans where in the page
     */
    record Mention(String original, List<Span> spans) implements Match {
        public Mention {
            spans = List.copyOf(spans);
        }

        @Override
        public String kind() {
            return "mention";
        }
    }
}
