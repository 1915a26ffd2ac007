package org.toroku.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.toroku.studio.Act;
import org.toroku.studio.DraftDesk;
import org.toroku.studio.DraftDesk.Edit;
import org.toroku.ui.fake.FakeDrafts;
import org.toroku.ui.studio.DraftViewModel.Outcome;
import org.toroku.workflows.ModelFile;

/** What becomes of edits. */
class DraftViewModelTest {
    private static final String ONE = "bpmn/decide-application.bpmn";
    private static final String OTHER = "bpmn/issue-certificate.bpmn";

    private final FakeDrafts desk = new FakeDrafts();
    private UUID id = new UUID(0, 0);
    private DraftViewModel model = new DraftViewModel(desk, "owner1", begun());

    private DraftDesk.Draft begun() {
        id = ((Act.Done) desk.start("owner1", "d", DraftDesk.Base.LIVE)).id();
        return desk.draft("owner1", id).orElseThrow();
    }

    @BeforeEach
    void begin() {
        model = new DraftViewModel(desk, "owner1", begun());
    }

    private String edited(String resource) {
        return model.file(resource).text() + "<!-- mine -->";
    }

    private void othersSave(String resource) {
        int newest = desk.draft("owner2", id).orElseThrow().newest();
        String text = desk.file("owner2", id, newest, resource).orElseThrow().text() + "<!-- theirs -->";
        desk.save("owner2", new Edit(id, newest, new ModelFile(resource, text.getBytes(StandardCharsets.UTF_8))));
    }

    private int newest() {
        return desk.draft("owner1", id).orElseThrow().newest();
    }

    @Test
    void anEditThatIsTakenBackIsNone() {
        String before = model.file(ONE).text();
        model.edit(ONE, edited(ONE));
        assertThat(model.isUnsaved(ONE)).isTrue();
        model.edit(ONE, before);
        assertThat(model.isUnsaved()).isFalse();
        assertThat(model.save()).isEqualTo(new Outcome.Stored(0));
    }

    @Test
    void savesEachEditedModelAsAVersion() {
        model.edit(ONE, edited(ONE));
        model.edit(OTHER, edited(OTHER));
        assertThat(model.save()).isEqualTo(new Outcome.Stored(2));
        assertThat(model.isUnsaved()).isFalse();
        assertThat(model.changedSinceBegun()).containsExactlyInAnyOrder(ONE, OTHER);
    }

    @Test
    void keepsWhatARefusalDidNotStore() {
        model.edit(ONE, edited(ONE));
        model.edit(OTHER, "no model");
        assertThat(model.save()).isEqualTo(new Outcome.Refused(OTHER, "model-not-bpmn"));
        assertThat(model.isUnsaved(ONE)).isFalse();
        assertThat(model.file(OTHER).text()).isEqualTo("no model");
    }

    @Test
    void goesOnFromTheVersionOfAnotherOwnerWithTheOwnEditsOnTop() {
        String mine = edited(ONE);
        model.edit(ONE, mine);
        othersSave(OTHER);
        assertThat(model.save()).isEqualTo(new Outcome.Conflict());
        assertThat(model.both()).isEmpty();
        assertThat(newest()).as("nothing stored").isEqualTo(1);
        model.rebase();
        assertThat(model.save()).isEqualTo(new Outcome.Stored(2));
        assertThat(model.file(ONE).text()).isEqualTo(mine);
        assertThat(model.file(OTHER).text()).endsWith("<!-- theirs -->");
    }

    @Test
    void saysWhichModelsBothEdited() {
        model.edit(ONE, edited(ONE));
        othersSave(ONE);
        othersSave(OTHER);
        assertThat(model.save()).isEqualTo(new Outcome.Conflict());
        assertThat(model.both()).containsExactly(ONE);
        assertThat(model.since()).extracting(DraftDesk.Version::author).containsExactly("owner2", "owner2");
        model.discardEdits();
        assertThat(model.isUnsaved()).isFalse();
        assertThat(model.file(ONE).text()).endsWith("<!-- theirs -->");
    }
}
