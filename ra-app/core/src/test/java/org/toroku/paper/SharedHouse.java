package org.toroku.paper;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One paper house with an office and a mail server, for all tests that can share it; closed when the last is done. */
final class SharedHouse implements ParameterResolver {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedHouse.class);
    static final Map<String, String> OFFICE = Map.of(
            "toroku.letters.office.name-ja", "とうろく認証局",
            "toroku.letters.office.name-en", "Toroku Certification Authority",
            "toroku.letters.office.postal-code", "100-0014",
            "toroku.letters.office.address-ja", "東京都千代田区永田町一丁目７番１号",
            "toroku.letters.office.address-en", "1-7-1 Nagatacho, Tokyo",
            "toroku.letters.office.telephone", "03-1234-5678");

    /** The house and the server to which its mail goes. */
    record Shared(PaperHouse house, GreenMail mail) implements AutoCloseable {
        static Shared open() {
            GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            Map<String, String> settings = new HashMap<>(OFFICE);
            settings.putAll(Map.of(
                    "toroku.mail.host", "127.0.0.1",
                    "toroku.mail.port", Integer.toString(mail.getSmtp().getPort()),
                    "toroku.mail.security", "none",
                    "toroku.mail.poll-interval", "PT0.1S",
                    "toroku.mail.from", "no-reply@ra.example.jp",
                    "toroku.enrolment.per-network-per-hour", "100000"));
            return new Shared(PaperHouse.open(settings), mail);
        }

        @Override
        public void close() {
            house.assertBookIntact();
            house.close();
            mail.stop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PaperHouse.class || type == GreenMail.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Shared shared = context.getRoot().getStore(HERE).computeIfAbsent("shared", key -> Shared.open(), Shared.class);
        return parameter.getParameter().getType() == PaperHouse.class ? shared.house() : shared.mail();
    }
}
