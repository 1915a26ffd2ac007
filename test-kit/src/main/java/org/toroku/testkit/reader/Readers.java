package org.toroku.testkit.reader;

import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import javax.smartcardio.TerminalFactory;

/** The PC/SC readers of this machine. */
public final class Readers {
    private Readers() {}

    /**
     * Opens the card in the reader of that number, counted from 1; without a number the only card there is.
     *
     * @throws CardTrouble if there is none, or it is not clear which
     */
    public static CardLink open(OptionalInt number) {
        List<CardTerminal> readers = readers();
        if (readers.isEmpty()) {
            throw new CardTrouble(CardTrouble.Kind.NO_READER, "");
        }
        if (number.isPresent()) {
            if (number.getAsInt() < 1 || number.getAsInt() > readers.size()) {
                throw new CardTrouble(CardTrouble.Kind.NO_SUCH_READER, listed(readers));
            }
            return connect(readers.get(number.getAsInt() - 1), readers);
        }
        List<CardTerminal> withCard = new ArrayList<>();
        for (CardTerminal reader : readers) {
            if (holdsCard(reader)) {
                withCard.add(reader);
            }
        }
        return switch (withCard.size()) {
            case 0 -> throw new CardTrouble(CardTrouble.Kind.NO_CARD, listed(readers));
            case 1 -> connect(withCard.getFirst(), readers);
            default -> throw new CardTrouble(CardTrouble.Kind.WHICH_READER, listed(readers));
        };
    }

    private static List<CardTerminal> readers() {
        try {
            // not getDefault(), which hides why there is nothing
            return TerminalFactory.getInstance("PC/SC", null).terminals().list();
        } catch (NoSuchAlgorithmException e) {
            throw new CardTrouble(
                    says(e, "SERVICE") ? CardTrouble.Kind.NO_SERVICE : CardTrouble.Kind.NO_LIBRARY, "", e);
        } catch (CardException e) {
            if (says(e, "SCARD_E_NO_READERS_AVAILABLE")) {
                return List.of();
            }
            throw new CardTrouble(CardTrouble.Kind.NO_SERVICE, "", e);
        }
    }

    private static boolean says(Throwable problem, String word) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at.getMessage() != null && at.getMessage().contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static String listed(List<CardTerminal> readers) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            lines.add((i + 1) + ": " + readers.get(i).getName());
        }
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static boolean holdsCard(CardTerminal reader) {
        try {
            return reader.isCardPresent();
        } catch (CardException e) {
            throw new CardTrouble(CardTrouble.Kind.UNREADABLE, "reader", e);
        }
    }

    private static CardLink connect(CardTerminal reader, List<CardTerminal> readers) {
        try {
            Card card = reader.connect("*");
            card.beginExclusive();
            return new PcscLink(card);
        } catch (CardNotPresentException e) {
            throw new CardTrouble(CardTrouble.Kind.NO_CARD, listed(readers), e);
        } catch (CardException e) {
            throw new CardTrouble(CardTrouble.Kind.UNREADABLE, "reader", e);
        }
    }

    private record PcscLink(Card card) implements CardLink {
        @Override
        public ResponseAPDU transmit(CommandAPDU command) {
            try {
                return card.getBasicChannel().transmit(command);
            } catch (CardException | IllegalStateException e) {
                throw new CardTrouble(CardTrouble.Kind.UNREADABLE, "card", e);
            }
        }

        @Override
        public void close() {
            try {
                card.endExclusive();
                card.disconnect(true);
            } catch (CardException | IllegalStateException e) {
                throw new CardTrouble(CardTrouble.Kind.UNREADABLE, "card", e);
            }
        }
    }
}
