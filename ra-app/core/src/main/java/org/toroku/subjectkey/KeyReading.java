package org.toroku.subjectkey;

import java.time.LocalDate;
import java.util.List;
import org.toroku.enrolment.KeyStatement;
import org.toroku.pki.Der;

/** What proves possession of a key, read and judged by the policy of a day. */
interface KeyReading {
    /** @throws KeyListUnreadableException while there is no list to judge by */
    Read read(Der request, LocalDate day);

    /** The request alone: possession is proven, and the key is judged by nothing. */
    Read proven(Der request);

    /** As {@link KeyCounter#unaccredited}. */
    List<String> unaccredited(LocalDate day);

    sealed interface Read {
        /**
         * @param keySha256 by which the same key is found again, however encoded
         * @param request in DER, as it is kept
         */
        record Sound(KeyStatement statement, String keySha256, SubjectKeyRow.Format format, Der request)
                implements Read {}

        /** @param reasons kebab-case codes, the first is the one that decides */
        record Unsound(List<String> reasons) implements Read {
            public Unsound {
                reasons = List.copyOf(reasons);
            }
        }
    }
}
