package org.toroku.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClausesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    JPKI Act art. 17(1)(iv), 18; RFC 6960 3.2                            | 公的個人認証法17条1項4号・18条; RFC 6960 3.2
                    RFC 5280 4.2.1.3; JPKI Act art. 3 and 22                             | RFC 5280 4.2.1.3; 公的個人認証法3条・22条
                    Act 102/2000 Enforcement Rules art. 5(1)(ii); RFC 5280 4.2.1.4       | 電子署名法施行規則5条1項2号; RFC 5280 4.2.1.4
                    Act 102/2000 Enforcement Rules art. 5(1)(ii); JPKI Act art. 3        | 電子署名法施行規則5条1項2号; 公的個人認証法3条
                    JPKI Enforcement Rules art. 13; RFC 5280 4.1.2.5                     | 公的個人認証法施行規則13条; RFC 5280 4.1.2.5
                    Act 102/2000 art. 2; RFC 5652 5.6                                    | 電子署名法2条; RFC 5652 5.6
                    """)
    void namesTheLawAsItsReadersDo(String clause, String japanese) {
        assertThat(Clauses.text(clause, Locale.JAPANESE)).isEqualTo(japanese);
        assertThat(Clauses.text(clause, Locale.ENGLISH)).isEqualTo(clause);
    }
}
