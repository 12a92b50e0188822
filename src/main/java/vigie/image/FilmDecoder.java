package vigie.image;

import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_NONREF;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AV1;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_H264;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MPEG4;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP8;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_VP9;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_q2d;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * Decodes one stream of pictures, on one thread, picture by picture; other streams are passed over. In the worker's
 * process only.
 */
final class FilmDecoder implements AutoCloseable {
    /** What phones, cameras, browsers and platforms write. */
    private static final Map<Integer, String> DECODERS = Map.of(
            AV_CODEC_ID_H264, "h264",
            AV_CODEC_ID_HEVC, "hevc",
            AV_CODEC_ID_VP8, "vp8",
            AV_CODEC_ID_VP9, "vp9",
            AV_CODEC_ID_AV1, "libaom-av1",
            AV_CODEC_ID_MPEG4, "mpeg4",
            AV_CODEC_ID_MJPEG, "mjpeg");

    /** Packets in a row that give no picture before a stream is taken for damaged; a decoder holds back some twenty. */
    private static final int BARREN_PACKETS_MAX = 300;

    private final AVFormatContext context;
    private final AVStream stream;
    private final AVCodecContext codec;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    /** Where the next picture is written, so that the last one stays when there is no next. */
    private final AVFrame coming = av_frame_alloc();

    private boolean ended;
    private boolean damaged;

    private FilmDecoder(AVFormatContext context, AVStream stream, AVCodecContext codec) {
        this.context = context;
        this.stream = stream;
        this.codec = codec;
    }

    /**
     * Returns a decoder, or empty when the stream's format is none that we decode.
     *
     * @param pixelsMax of a picture; larger ones are not decoded, whatever the header said
     */
    static Optional<FilmDecoder> open(AVFormatContext context, AVStream stream, long pixelsMax) {
        String name = DECODERS.get(stream.codecpar().codec_id());
        AVCodec decoder = name == null ? null : avcodec_find_decoder_by_name(name);
        if (decoder == null || decoder.isNull()) {
            return Optional.empty();
        }
        AVCodecContext codec = avcodec_alloc_context3(decoder);
        codec.thread_count(1);
        codec.max_pixels(pixelsMax);
        // pictures on which no other rests are half of most films, and none of ours
        codec.skip_frame(AVDISCARD_NONREF);
        boolean opened = avcodec_parameters_to_context(codec, stream.codecpar()) >= 0
                && avcodec_open2(codec, decoder, (org.bytedeco.ffmpeg.avutil.AVDictionary) null) >= 0;
        if (!opened) {
            avcodec_free_context(codec);
            return Optional.empty();
        }
        return Optional.of(new FilmDecoder(context, stream, codec));
    }

    /** Moves to the key picture before an instant; a reader that cannot stays where it is. */
    void seek(int millis) {
        long ticks = Math.round(millis / 1000.0 / av_q2d(stream.time_base())) + start();
        av_seek_frame(context, stream.index(), ticks, AVSEEK_FLAG_BACKWARD);
    }

    /** Decodes the next picture, and returns whether there is one; {@link #frame} then holds it. */
    boolean next() {
        for (int barren = 0; barren < BARREN_PACKETS_MAX; barren++) {
            if (avcodec_receive_frame(codec, coming) >= 0) {
                av_frame_unref(frame);
                av_frame_move_ref(frame, coming);
                return true;
            }
            if (ended) {
                return false;
            }
            feed();
        }
        damaged = true;
        return false;
    }

    private void feed() {
        while (av_read_frame(context, packet) >= 0) {
            boolean ours = packet.stream_index() == stream.index();
            if (ours) {
                // a damaged packet costs its pictures, not the film
                damaged |= avcodec_send_packet(codec, packet) < 0;
            }
            av_packet_unref(packet);
            if (ours) {
                return;
            }
        }
        ended = true;
        avcodec_send_packet(codec, (AVPacket) null);
    }

    /** Returns the picture decoded last, upright by no more than its own rows; the next one takes its place. */
    AVFrame frame() {
        return frame;
    }

    /** Returns when that picture is shown, in milliseconds from the film's beginning; 0 if nothing says. */
    int millis() {
        long ticks = frame.best_effort_timestamp();
        if (ticks == AV_NOPTS_VALUE) {
            return 0;
        }
        double millis = (ticks - start()) * av_q2d(stream.time_base()) * 1000;
        return (int) Math.clamp(millis, 0, Integer.MAX_VALUE);
    }

    private long start() {
        return stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
    }

    /** Returns whether something in the stream could not be decoded. */
    boolean damaged() {
        return damaged;
    }

    @Override
    public void close() {
        av_frame_free(frame);
        av_frame_free(coming);
        av_packet_free(packet);
        avcodec_free_context(codec);
    }
}
