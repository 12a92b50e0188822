package vigie.discover;

import java.time.Instant;
import vigie.crawl.Capture;
import vigie.crawl.Reason;

/** What a second look at one post came to. */
public sealed interface PostReading {
    /** It is still there. */
    record There(Post post, Capture capture) implements PostReading {}

    /** The service answered that there is no such post, or none that it shows. */
    record Gone(Reason reason) implements PostReading {}

    /** Not now. */
    record Later(Instant until, Reason reason) implements PostReading {}

    /** It could not be asked, or its answer could not be read; this tells nothing about the post. */
    record NotRead(Reason reason) implements PostReading {}
}
