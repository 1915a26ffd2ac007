package org.toroku.standalone;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An officer of the post room at work. */
final class PostRoomClerk {
    private final Visitor visitor;

    PostRoomClerk(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Finds the case as a hand scanner would. */
    void find(String code) {
        visitor.go("/staff/post");
        visitor.fill("post.code", "TOROKU:" + code + ":1");
        visitor.click("post.find");
    }

    void openEnvelope(String code) {
        find(code);
        visitor.click("post.register");
    }

    void enclose(String kind, Optional<LocalDate> issued, List<String> flags) {
        visitor.choose("post.kind", "enclosure." + kind);
        issued.ifPresent(day -> visitor.date("post.issued-on", day));
        visitor.fill("post.shelf", "B-1/3");
        flags.forEach(flag -> visitor.check("flag." + flag));
        visitor.click("post.enclose");
        visitor.page()
                .locator(".enclosures li", new Page.LocatorOptions().setHasText(Visitor.text("enclosure." + kind)))
                .first()
                .waitFor();
    }

    void scan(Path file) {
        visitor.page().locator(".post-envelope vaadin-upload input[type=file]").setInputFiles(file);
    }

    void awaitTray(int pages) {
        visitor.awaits(Visitor.text("tray.count").replace("{0}", String.valueOf(pages)));
    }

    /** Files the page on top of the tray; {@code left} are those that stay. */
    void fileTo(String kind, int left) {
        visitor.choose("tray.target", "enclosure." + kind);
        visitor.click("tray.file");
        visitor.reads(
                left == 0
                        ? Visitor.text("tray.none")
                        : Visitor.text("tray.count").replace("{0}", String.valueOf(left)));
    }

    void complete() {
        visitor.click("post.complete");
        visitor.reads(Visitor.text("post.case-goes-on"));
    }

    /** Puts the first original of the case on another shelf. */
    void move(String shelf) {
        visitor.fill("originals.to", shelf);
        visitor.click("originals.move");
        visitor.reads(Visitor.text("evidence.shelf").replace("{0}", shelf));
    }

    /** The cards of the letters of a case. */
    Locator letters(String caseNumber) {
        return visitor.page().locator(".letter", new Page.LocatorOptions().setHasText(caseNumber));
    }

    /** Prints the letter of a task and hands it to the post. */
    void send(String caseNumber, String tracking, Optional<Path> letter) {
        visitor.claimTask(caseNumber, "/staff/post-task/");
        visitor.click("letters.print");
        Locator save = visitor.page().getByText(Visitor.text("letters.save")).first();
        letter.ifPresentOrElse(
                file -> visitor.page().waitForDownload(save::click).saveAs(file), save::waitFor);
        visitor.reads(Visitor.text("mail.state.PRINTED"));
        visitor.look("post-task");
        visitor.fill("post-task.tracking", tracking);
        visitor.click("post-task.done");
        visitor.isBackAtTheInbox();
    }
}
