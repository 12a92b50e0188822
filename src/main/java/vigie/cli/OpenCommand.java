package vigie.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vigie.store.Store;
import vigie.web.Dashboard;
import vigie.web.WebSettings;

/** A fresh link to the dashboard of the daemon that works on the same folder. */
@Command(name = "open")
final class OpenCommand implements Callable<Integer> {
    /** The daemon runs on this machine or close by: what takes longer does not answer. */
    private static final int CONNECT_MILLIS = 3_000;

    @Mixin
    private Desk desk;

    @Override
    public Integer call() {
        desk.requireValid();
        WebSettings settings = desk.configuration().web();
        try (Store store = desk.store()) {
            String link = Dashboard.oneTimeLink(settings, store, desk.clock(), desk.random());
            desk.out().println(desk.say("open.link", link));
        }
        if (answers(settings)) {
            return 0;
        }
        desk.err().println(desk.say("open.silent", settings.host() + ":" + settings.port()));
        return 1;
    }

    private static boolean answers(WebSettings settings) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
