package org.toroku.testkit.emulator;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/**
 * Lays an emulated card into the virtual reader of vsmartcard ({@code vpcd}, a driver of pcscd), which waits for it on a
 * port of this machine. Messages are a length of two bytes and that many bytes; one byte alone is about power.
 */
public final class VirtualReader implements AutoCloseable {
    /** Where the driver waits unless it is configured otherwise. */
    public static final int PORT = 35963;

    private static final int POWER_OFF = 0;
    private static final int POWER_ON = 1;
    private static final int RESET = 2;
    private static final int ANSWER_TO_RESET = 4;

    private final Socket socket;
    private final EmulatedCard card;

    private VirtualReader(Socket socket, EmulatedCard card) {
        this.socket = socket;
        this.card = card;
    }

    /** @throws IOException where no virtual reader waits on that port */
    public static VirtualReader holding(EmulatedCard card, int port) throws IOException {
        return new VirtualReader(new Socket(InetAddress.getLoopbackAddress(), port), card);
    }

    /** Answers until the reader goes away or the card is taken out. */
    public void serve() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        while (true) {
            byte[] message;
            try {
                message = new byte[in.readUnsignedShort()];
                in.readFully(message);
            } catch (EOFException gone) {
                return;
            }
            if (message.length == 1) {
                power(message[0], out);
            } else {
                send(card.answer(message), out);
            }
        }
    }

    private void power(int control, DataOutputStream out) throws IOException {
        switch (control) {
            case POWER_OFF, POWER_ON, RESET -> card.reset();
            case ANSWER_TO_RESET -> send(card.answerToReset(), out);
            default -> throw new IOException("the reader sent an unknown control byte: " + control);
        }
    }

    private static void send(byte[] answer, DataOutputStream out) throws IOException {
        byte[] framed = new byte[answer.length + 2];
        framed[0] = (byte) (answer.length >> 8);
        framed[1] = (byte) answer.length;
        System.arraycopy(answer, 0, framed, 2, answer.length);
        out.write(framed);
        out.flush();
    }

    /** Takes the card out. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
