package vigie.notice;

import java.util.List;

/**
 * What a mail says, before it is packed.
 *
 * @param subject one line
 * @param text for readers of plain text; says all that the HTML says
 * @param html a whole document, its pictures as {@code cid:NAME}
 * @param pictures that the HTML shows
 */
public record MailContent(String subject, String text, String html, List<Thumbnail> pictures) {
    public MailContent {
        pictures = List.copyOf(pictures);
    }
}
