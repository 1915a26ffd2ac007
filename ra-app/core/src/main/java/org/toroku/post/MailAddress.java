package org.toroku.post;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** One plain address of e-mail; whatever could end a header or name a second recipient is none. */
final class MailAddress {
    private static final Pattern PLAIN = Pattern.compile("[!-~&&[^,;:<>()\"\\[\\]\\\\]]+@[A-Za-z0-9.-]+");
    private static final int LONGEST = 254;

    private MailAddress() {}

    static Optional<InternetAddress> of(String written) {
        if (written.length() > LONGEST || !PLAIN.matcher(written).matches()) {
            return Optional.empty();
        }
        try {
            InternetAddress[] read = InternetAddress.parse(written, true);
            if (read.length != 1) {
                return Optional.empty();
            }
            read[0].validate();
            return written.equals(read[0].getAddress()) ? Optional.of(read[0]) : Optional.empty();
        } catch (AddressException _) {
            return Optional.empty();
        }
    }
}
