package vigie.image;

import java.nio.ByteBuffer;

/** The bytes of a film, or of a picture in a film's container, with what they are. */
record FilmBytes(ByteBuffer buffer, FilmFormat format) {}
