package org.toroku.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.toroku.process.Inbox.Filter;
import org.toroku.process.Inbox.Holder;
import org.toroku.process.Inbox.Order;
import org.toroku.process.Inbox.Rests;
import org.toroku.process.Inbox.SortKey;
import org.toroku.process.Inbox.Urgency;
import org.toroku.process.SavedViews.Saving;
import org.toroku.process.SavedViews.View;

/** Views of the inbox come back as they were saved, to their officer only. */
class SavedViewsTest {
    private static final Filter LATE_ON_PAPER = new Filter(
            "髙橋 '\"\\",
            Optional.of("examine-paper-application"),
            Optional.of("paper"),
            Holder.NOBODY,
            Rests.AWAKE,
            Urgency.LATE,
            true,
            new Order(SortKey.AGE, false),
            "tanaka",
            0,
            0);

    private final TestDatabase database = TestDatabase.fresh();
    private final SavedViews views = new StoredViews(
            database.sql(),
            new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
            Clock.systemUTC());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsAViewForItsOfficer() {
        assertThat(views.save("tanaka", new View(" 期限切れ ", LATE_ON_PAPER))).isEqualTo(Saving.SAVED);

        assertThat(views.of("tanaka")).containsExactly(new View("期限切れ", LATE_ON_PAPER));
        assertThat(views.of("abe")).isEmpty();
        views.remove("abe", "期限切れ");
        assertThat(views.of("tanaka")).hasSize(1);
    }

    @Test
    void replacesAndRemovesByName() {
        views.save("tanaka", new View("a", LATE_ON_PAPER));
        Filter mine = new Filter("", Optional.empty(), true, "tanaka", 20, 50);
        views.save("tanaka", new View("a", mine));

        assertThat(views.of("tanaka")).containsExactly(new View("a", mine.page(0, 0)));
        views.remove("tanaka", "a");
        assertThat(views.of("tanaka")).isEmpty();
    }

    @Test
    void refusesNamesThatAreNoneAndMoreThanFit() {
        assertThat(views.save("tanaka", new View(" \0\u3000", LATE_ON_PAPER))).isEqualTo(Saving.BAD_NAME);
        assertThat(views.save("tanaka", new View("あ".repeat(41), LATE_ON_PAPER)))
                .isEqualTo(Saving.BAD_NAME);
        for (int n = 0; n < SavedViews.MOST; n++) {
            assertThat(views.save("tanaka", new View("v" + n, LATE_ON_PAPER))).isEqualTo(Saving.SAVED);
        }
        assertThat(views.save("tanaka", new View("one more", LATE_ON_PAPER))).isEqualTo(Saving.TOO_MANY);
        assertThat(views.save("tanaka", new View("v3", LATE_ON_PAPER)))
                .as("the same name again")
                .isEqualTo(Saving.SAVED);
        assertThat(views.of("tanaka")).hasSize(SavedViews.MOST);
    }

    @Test
    void leavesOutWhatAnotherReleaseWrote() {
        views.save("tanaka", new View("a", LATE_ON_PAPER));
        views.save("tanaka", new View("b", LATE_ON_PAPER));
        database.sql()
                .sql("UPDATE inbox_view SET filter = jsonb_set(filter, '{rests}', '\"SLEEPY\"') WHERE name = 'a'")
                .update();

        assertThat(views.of("tanaka")).extracting(View::name).containsExactly("b");
    }
}
