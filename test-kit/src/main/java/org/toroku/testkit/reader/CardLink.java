package org.toroku.testkit.reader;

import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;

/** Carries commands to a card and its answers back; while it is open nobody else speaks to the card. */
public interface CardLink extends AutoCloseable {

    /** @throws CardTrouble if the card is gone */
    ResponseAPDU transmit(CommandAPDU command);

    /** Resets the card, which then forgets that a password was right. */
    @Override
    void close();
}
