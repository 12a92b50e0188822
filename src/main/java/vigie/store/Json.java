package vigie.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import vigie.extract.Page;
import vigie.extract.PageImage;
import vigie.extract.PageVideo;
import vigie.match.Match;

/**
 * How pages and matches stand in a column: JSON of their records, with the kind of match beside it. A list that a record
 * has gained since it was written is read as empty.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .withConfigOverride(
                    List.class, override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            .build();

    private Json() {}

    /** Bytes that came with the page are left out: fingerprints of them are kept elsewhere. */
    static String of(Page page) {
        List<PageImage> images = page.images().stream()
                .map(image -> new PageImage(image.url(), image.alt(), image.position(), Optional.empty()))
                .toList();
        List<PageVideo> videos = page.videos().stream()
                .map(video -> new PageVideo(video.url(), video.position(), Optional.empty()))
                .toList();
        return MAPPER.writeValueAsString(new Page(
                page.url(),
                page.title(),
                page.language(),
                page.published(),
                page.author(),
                page.text(),
                page.blocks(),
                images,
                videos,
                page.links(),
                page.canonical(),
                page.directives(),
                page.signals(),
                page.problems(),
                page.textSha256()));
    }

    static Page page(String json) {
        return MAPPER.readValue(json, Page.class);
    }

    static String of(Match match) {
        return MAPPER.writeValueAsString(match);
    }

    static Match match(String kind, String json) {
        return switch (kind) {
            case "text" -> MAPPER.readValue(json, Match.Text.class);
            case "structure" -> MAPPER.readValue(json, Match.Structure.class);
            case "paraphrase" -> MAPPER.readValue(json, Match.Paraphrase.class);
            case "translation" -> MAPPER.readValue(json, Match.Translation.class);
            case "leak" -> MAPPER.readValue(json, Match.Leak.class);
            case "image" -> MAPPER.readValue(json, Match.Image.class);
            case "video" -> MAPPER.readValue(json, Match.Video.class);
            case "mention" -> MAPPER.readValue(json, Match.Mention.class);
            default -> throw new IllegalArgumentException("unknown kind of match: " + kind);
        };
    }
}
