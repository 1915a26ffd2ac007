package org.toroku.counter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.toroku.enrolment.ApplicationState;
import org.toroku.enrolment.EnrolmentDesk.Access;
import org.toroku.enrolment.Pace;
import org.toroku.post.LetterKind;
import org.toroku.post.OutgoingMail.Channel;
import org.toroku.post.OutgoingMail.MailState;

/**
 * Where an application is on its way, for its applicant: what is asked of them, what is done and what is to come, when it
 * may be finished, and what was sent. A wrong id or token is told nothing. Told from states and records; which elements a model has is nothing to it.
 */
public interface TrackerDesk {
    /** As the state is recorded now: whoever shows both asks {@code EnrolmentDesk.status} first, which brings it up to date. */
    Optional<Track> track(Access access);

    /** What happened and what was sent, the latest first; empty for a wrong id or token. */
    Optional<List<Event>> history(Access access);

    /** How long the applications of a route took of late; {@code route} as applications name it. */
    Pace pace(String route);

    /**
     * @param standsStill since when the case cannot go on because of a fault on our side
     * @param steps of this case's way, in order
     */
    record Track(Asked asked, Optional<Instant> standsStill, List<Step> steps, Expected expected) {
        public Track {
            steps = List.copyOf(steps);
        }
    }

    /** @param until first instant that is too late; empty where nothing is asked */
    record Asked(What what, Optional<Instant> until) {
        public enum What {
            SIGN,
            POST_DOCUMENTS,
            /** Documents had arrived, and some are asked for again. */
            POST_AGAIN,
            RETURN_REPLY,
            SEND_KEY,
            PICK_UP,
            /** We prepare a letter that the applicant has to answer. */
            WAIT_FOR_LETTER,
            /** Somebody or something here is at work. */
            WAIT,
            /** We have a fault to mend. */
            WAIT_FOR_REPAIR,
            /** It is over. */
            NOTHING_MORE
        }

        /** Whether the applicant has to do something now. */
        public boolean ofApplicant() {
            return switch (what) {
                case SIGN, POST_DOCUMENTS, POST_AGAIN, RETURN_REPLY, SEND_KEY, PICK_UP -> true;
                case WAIT_FOR_LETTER, WAIT, WAIT_FOR_REPAIR, NOTHING_MORE -> false;
            };
        }
    }

    record Step(Kind kind, Progress progress) {
        /** In the order in which they come. */
        public enum Kind {
            SIGN,
            POST,
            CODE,
            EXAMINE,
            REPLY,
            DECIDE,
            ISSUE,
            PICK_UP
        }

        public enum Progress {
            DONE,
            NOW,
            /** It cannot go on because of a fault on our side. */
            STANDS_STILL,
            TO_COME,
            /** The application ended here. */
            ENDED
        }
    }

    /** When there may be a result. */
    sealed interface Expected {
        /** There is one, or none will be. */
        record Over() implements Expected {}

        /** A fault on our side: nobody can say. */
        record StandsStill() implements Expected {}

        /** It is the applicant's turn: the time counts from when we have what we wait for. */
        record AfterApplicant(Pace.Known pace) implements Expected {}

        /** Too few applications of this route had a result of late. */
        record NotKnown(Pace.Unknown why) implements Expected {}

        /**
         * @param half until when half of the others had a result
         * @param nineOfTen until when nine of ten had
         */
        record Between(Instant half, Instant nineOfTen, Pace.Known pace) implements Expected {}

        /** It takes longer than nine of ten others did. */
        record Late(Instant nineOfTen, Pace.Known pace) implements Expected {}
    }

    /** Something that happened; nothing in it is about officers or about why a program or person doubted. */
    sealed interface Event {
        Instant at();

        record Reached(ApplicationState state, Instant at) implements Event {}

        /**
         * @param at when it was ordered
         * @param since when it came into its present state
         * @param postedAt of letters
         * @param tracking of letters that anybody at the address may receive
         */
        record Sent(
                LetterKind kind,
                Channel channel,
                MailState state,
                Instant at,
                Instant since,
                Optional<Instant> postedAt,
                Optional<String> tracking)
                implements Event {}
    }
}
