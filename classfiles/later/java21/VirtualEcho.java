// args: 100 5

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** An echo server with a virtual thread for each connection, and as many clients, all connected at the same time: connections, messages on each. */
public class VirtualEcho {
    static void serve(Socket socket) {
        try (socket) {
            byte[] buffer = new byte[64];
            for (int n; (n = socket.getInputStream().read(buffer)) > 0; ) socket.getOutputStream().write(buffer, 0, n);
        } catch (IOException e) {
            System.out.println(e);
        }
    }

    static int ask(int port, int number, int messages, CountDownLatch connected) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            connected.countDown();
            connected.await();
            int sum = 0;
            for (int i = 0; i < messages; i++) {
                byte[] message = (number + " " + i).getBytes();
                socket.getOutputStream().write(message);
                byte[] answer = socket.getInputStream().readNBytes(message.length);
                if (new String(answer).equals(new String(message))) sum += answer.length;
            }
            return sum;
        }
    }

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[0]);
        int messages = Integer.parseInt(args[1]);
        CountDownLatch connected = new CountDownLatch(connections);
        AtomicLong sum = new AtomicLong();
        try (ServerSocket server = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress())) {
            try (var servers = Executors.newVirtualThreadPerTaskExecutor();
                    var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                servers.submit(() -> {
                    for (int i = 0; i < connections; i++) {
                        Socket socket = server.accept();
                        servers.submit(() -> serve(socket));
                    }
                    return null;
                });
                for (int i = 0; i < connections; i++) {
                    int number = i;
                    clients.submit(() -> sum.addAndGet(ask(server.getLocalPort(), number, messages, connected)));
                }
            }
        }
        System.out.println(sum);
        if (Boolean.getBoolean("figures")) VirtualSleepers.figures("echo");
    }
}
