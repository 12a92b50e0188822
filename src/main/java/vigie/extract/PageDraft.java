package vigie.extract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vigie.crawl.Body;
import vigie.crawl.CanonicalUrl;

/** A page while it is put together. Each reader fills in what its format has; not thread-safe. */
final class PageDraft {
    /** By start; of two that start together the longer first, so that a QUOTE stands before what it holds. */
    private static final Comparator<Block> ORDER = Comparator.comparingInt(Block::start)
            .thenComparing(Comparator.comparingInt(Block::end).reversed())
            .thenComparing(block -> block.kind() != Block.Kind.QUOTE);

    CanonicalUrl url;
    String title = "";
    String language = Languages.UNDETERMINED;
    Optional<Instant> published = Optional.empty();
    String author = "";
    String text = "";
    Optional<CanonicalUrl> canonical = Optional.empty();
    final List<Signal> signals = new ArrayList<>();
    private List<Block> blocks = List.of();
    private final List<PageImage> images = new ArrayList<>();
    private final List<PageVideo> videos = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<ExtractionProblem> problems = new ArrayList<>();
    private long embeddedBytes;

    PageDraft(CanonicalUrl url) {
        this.url = url;
    }

    /** Takes over the text and the blocks of a flow, and says so when it was cut. */
    void take(TextFlow flow) {
        flow.breakBlock();
        text = flow.text();
        blocks = flow.blocks();
        if (flow.isCut()) {
            problem(ExtractionProblem.Kind.CUT, "text");
        }
    }

    /** Takes over a text as it is written in its file, cut at the limit, with the blocks that lie in it. */
    void take(String raw, List<Block> blocksOfRaw) {
        boolean fits = raw.length() <= Limits.TEXT_UNITS_MAX;
        text = fits ? raw : raw.substring(0, Limits.TEXT_UNITS_MAX);
        blocks = blocksOfRaw.stream()
                .filter(block -> block.end() <= text.length())
                .toList();
        if (!fits) {
            problem(ExtractionProblem.Kind.CUT, "text");
        }
    }

    /** Notes a problem; the same one is noted once. */
    void problem(ExtractionProblem.Kind kind, String detail) {
        var problem = new ExtractionProblem(kind, detail);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    /** Keeps a link unless the page has its fill. */
    void link(Link link) {
        if (links.size() == Limits.LINKS_MAX) {
            problem(ExtractionProblem.Kind.CUT, "links");
            return;
        }
        links.add(link);
    }

    /** Keeps an image unless its address is known already or the page has its fill. */
    void image(PageImage image) {
        if (images.stream().anyMatch(known -> known.url().equals(image.url()))) {
            return;
        }
        if (images.size() == Limits.IMAGES_MAX) {
            problem(ExtractionProblem.Kind.CUT, "images");
            return;
        }
        images.add(image);
    }

    /** Keeps a film unless its address is known already or the page has its fill. */
    void video(PageVideo video) {
        if (videos.stream().anyMatch(known -> known.url().equals(video.url()))) {
            return;
        }
        if (videos.size() == Limits.VIDEOS_MAX) {
            problem(ExtractionProblem.Kind.CUT, "videos");
            return;
        }
        videos.add(video);
    }

    /** Keeps an image whose bytes came with the file, under an address made of the page's and its number from 1. */
    void embed(byte[] bytes, String alt, int position) {
        if (bytes.length > Limits.EMBEDDED_BYTES_MAX
                || embeddedBytes + bytes.length > Limits.EMBEDDED_BYTES_TOTAL_MAX) {
            problem(ExtractionProblem.Kind.CUT, "embedded images");
            return;
        }
        embeddedBytes += bytes.length;
        String address = url.value() + (url.value().contains("?") ? "&" : "?") + "embedded=" + (images.size() + 1);
        image(new PageImage(CanonicalUrl.parse(address).orElse(url), alt, position, Optional.of(Body.of(bytes))));
    }

    /** Gives images of the page the bytes that came along with it. */
    void supply(Map<CanonicalUrl, Body> bodies) {
        images.replaceAll(image -> {
            Optional<Body> body = Optional.ofNullable(bodies.get(image.url())).or(image::embedded);
            return new PageImage(image.url(), image.alt(), image.position(), body);
        });
    }

    /** Returns the number of images kept so far. */
    int imageCount() {
        return images.size();
    }

    /** Returns the blocks in no particular order. */
    List<Block> blocks() {
        return blocks;
    }

    /** Returns the page. Positions are held inside the text, blocks sorted. */
    Page finish() {
        return new Page(
                url,
                TextFlow.folded(title, Limits.TITLE_UNITS_MAX),
                language,
                published,
                TextFlow.folded(author, Limits.TITLE_UNITS_MAX),
                text,
                blocks.stream().sorted(ORDER).toList(),
                images.stream().map(this::inside).toList(),
                videos.stream().map(this::inside).toList(),
                links.stream().map(this::inside).toList(),
                canonical,
                signals.stream().map(Signal::directive).collect(Collectors.toSet()),
                signals,
                problems,
                Body.of(text.getBytes(StandardCharsets.UTF_8)).sha256());
    }

    private PageImage inside(PageImage image) {
        return new PageImage(image.url(), image.alt(), Math.min(image.position(), text.length()), image.embedded());
    }

    private PageVideo inside(PageVideo video) {
        return new PageVideo(video.url(), Math.min(video.position(), text.length()), video.embedded());
    }

    private Link inside(Link link) {
        return new Link(link.url(), link.text(), Math.min(link.position(), text.length()), link.follow());
    }
}
