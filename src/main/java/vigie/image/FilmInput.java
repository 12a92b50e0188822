package vigie.image;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.avformat.Write_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Bytes opened with one reader of FFmpeg, which gets at nothing else: it is given no way to open files or addresses, and
 * asks this class for every byte. In the worker's process only, one at a time.
 */
final class FilmInput implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;
    private static final int SEEK_END = 2;

    private final Reading reading;
    private final Seeking seeking;
    private final AVIOContext io;
    private final AVFormatContext context;

    private FilmInput(ByteBuffer bytes) {
        reading = new Reading(bytes);
        seeking = new Seeking(bytes);
        BytePointer buffer = new BytePointer(av_malloc(BUFFER_BYTES)).capacity(BUFFER_BYTES);
        io = avio_alloc_context(
                buffer, BUFFER_BYTES, 0, null, reading, (Write_packet_Pointer_BytePointer_int) null, seeking);
        context = avformat_alloc_context();
        context.pb(io);
    }

    /**
     * Opens bytes, or returns empty if the reader refuses them.
     *
     * @param bytes read from their first to their last, whatever their position; not changed
     * @param reader FFmpeg's name of it
     */
    static Optional<FilmInput> open(ByteBuffer bytes, String reader) {
        av_log_set_level(AV_LOG_QUIET);
        FilmInput input = new FilmInput(bytes.duplicate().rewind());
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "protocol_whitelist", "none", 0);
        av_dict_set(
                options, "format_whitelist", av_find_input_format(reader).name().getString(), 0);
        // on failure the context is freed by the callee, its bytes' access is not
        boolean opened = avformat_open_input(input.context, "", av_find_input_format(reader), options) >= 0;
        av_dict_free(options);
        if (!opened) {
            input.release();
            return Optional.empty();
        }
        return Optional.of(input);
    }

    AVFormatContext context() {
        return context;
    }

    @Override
    public void close() {
        avformat_close_input(context);
        release();
    }

    private void release() {
        av_free(io.buffer());
        avio_context_free(io);
        reading.close();
        seeking.close();
    }

    /** Hands bytes to FFmpeg. */
    private static final class Reading extends Read_packet_Pointer_BytePointer_int {
        private final transient ByteBuffer bytes;

        Reading(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public int call(Pointer context, BytePointer to, int length) {
            int count = Math.min(length, bytes.remaining());
            if (count == 0) {
                return AVERROR_EOF();
            }
            byte[] part = new byte[count];
            bytes.get(part);
            to.put(part, 0, count);
            return count;
        }
    }

    /** Moves to where FFmpeg wants to read, or tells it how many bytes there are. */
    private static final class Seeking extends Seek_Pointer_long_int {
        private final transient ByteBuffer bytes;

        Seeking(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        @Override
        public long call(Pointer context, long offset, int whence) {
            if ((whence & AVSEEK_SIZE) != 0) {
                return bytes.limit();
            }
            long from = switch (whence & 3) {
                case SEEK_SET -> 0;
                case SEEK_CUR -> bytes.position();
                case SEEK_END -> bytes.limit();
                default -> Long.MIN_VALUE;
            };
            long to = from + offset;
            if (to < 0 || to > bytes.limit()) {
                return -1;
            }
            bytes.position((int) to);
            return to;
        }
    }
}
