package org.toroku.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.toroku.testkit.pki.TestCard;

/** What a doubtful case costs an examiner and a decider who work in a browser without a mouse. */
final class OfficerBench {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(200);
    /** Seconds for a stroke of an average typist, by the keystroke-level model. */
    private static final double SECONDS_A_STROKE = 0.28;

    private static final String NOTE = "compared by eye";
    private static final String LIST = "vaadin-grid";
    private static final String NOTE_FIELD = ".act vaadin-text-area";
    private static final String FORM = ".act";
    private static final String ACCEPT = ".act vaadin-button[theme~='primary']";

    private final Path folder;
    private final int cases;
    private final Clock clock;
    private final Table table;

    OfficerBench(Path folder, Extent extent, Clock clock, Table table) {
        this.folder = folder;
        this.cases = extent.officerCases();
        this.clock = clock;
        this.table = table;
    }

    /** What one officer did for one case. */
    private record Work(int strokes, int letters, double seconds, double waited) {}

    void run() {
        Path data = folder.resolve("run");
        List<TestCard> cards = Persons.doubtful(data.resolve("test-pki"), cases, clock);
        try (DefaultRun toroku = DefaultRun.start(data, folder.resolve("officer-start.log"));
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright.chromium().launch(chromium())) {
            List<Runnable> issued = referred(toroku.url(), cards);
            measure("examiner", page(browser, toroku, "examiner1"), this::examine);
            measure("decider", page(browser, toroku, "decider1"), this::decide);
            issued.forEach(Runnable::run);
        }
    }

    private static BrowserType.LaunchOptions chromium() {
        Path program = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium found; ./toroku test installs it"));
        return new BrowserType.LaunchOptions()
                .setExecutablePath(program)
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
    }

    /** @return waits, for each case, until it is issued */
    private List<Runnable> referred(String url, List<TestCard> cards) {
        List<Runnable> issued = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            Applicant applicant = new Applicant(url, i, clock);
            Applicant.Signed signed = applicant.apply(cards.get(i), Optional.empty());
            applicant.submit(signed);
            awaitState(applicant, signed, "REFERRED");
            issued.add(() -> {
                awaitState(applicant, signed, "ISSUED");
                applicant.close();
            });
        }
        return issued;
    }

    private static void awaitState(Applicant applicant, Applicant.Signed signed, String state) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!applicant.state(signed).equals(state)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("a case did not become " + state);
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    private Page page(Browser browser, DefaultRun toroku, String officer) {
        Page page = browser.newContext(
                        new Browser.NewContextOptions().setLocale("ja-JP").setViewportSize(1440, 900))
                .newPage();
        page.setDefaultTimeout(60_000);
        page.navigate(toroku.url() + "/staff");
        page.locator("#vaadinLoginUsername input").fill(officer);
        page.locator("#vaadinLoginPassword input").fill(toroku.password());
        page.keyboard().press("Enter");
        page.locator(LIST).first().waitFor();
        // all cases have come to this officer's list
        page.waitForFunction(
                "cases => Number(document.querySelector('.inbox .heading [aria-live]').innerText.match(/\\d+/)?.[0]) >= cases",
                cases,
                new Page.WaitForFunctionOptions().setTimeout((double) PATIENCE.toMillis()));
        return page;
    }

    private interface Act {
        void on(Page page, Keyboard keys);
    }

    private void measure(String who, Page page, Act act) {
        Keyboard keys = new Keyboard(page);
        page.reload();
        page.locator(LIST).first().waitFor();
        List<Work> works = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            works.add(one(page, keys, act));
        }
        // reaching the list for the first time is no part of a case
        List<Work> all = works.size() > 1 ? works.subList(1, works.size()) : works;
        double strokes = all.stream().mapToInt(Work::strokes).average().orElseThrow();
        double letters = all.stream().mapToInt(Work::letters).average().orElseThrow();
        table.add(
                "key strokes a case, " + who,
                strokes,
                "",
                new Aim.AtMost(8),
                String.format(
                        Locale.ROOT,
                        "%d cases without the first; beside them %.0f letters of the note",
                        all.size(),
                        letters));
        table.add(
                "waiting for Toroku a case, " + who + ", median",
                Median.of(all.stream().mapToDouble(Work::waited).toArray()),
                " s",
                new Aim.ForInformation(),
                String.format(
                        Locale.ROOT,
                        "of %.2f s with a browser that types at once",
                        Median.of(all.stream().mapToDouble(Work::seconds).toArray())));
        table.add(
                "keying a case, " + who,
                (strokes + letters) * SECONDS_A_STROKE,
                " s",
                new Aim.ForInformation(),
                "reckoned: " + SECONDS_A_STROKE + " s a stroke, note included");
        table.add(
                "pointer actions, " + who,
                keys.pointerActions(),
                "",
                new Aim.Exactly(0),
                "pointer, wheel and touch events of the page");
    }

    private static Work one(Page page, Keyboard keys, Act act) {
        int strokes = keys.strokes();
        int letters = keys.letters();
        double waited = keys.waitedSeconds();
        long begun = System.nanoTime();
        keys.goTo(LIST);
        keys.press("n");
        keys.await(() -> page.locator(ACCEPT).waitFor());
        keys.await(() -> keys.settle(FORM));
        act.on(page, keys);
        keys.await(() -> page.waitForURL(address -> address.endsWith("/staff")));
        keys.await(() -> keys.settle(LIST));
        return new Work(
                keys.strokes() - strokes,
                keys.letters() - letters,
                (System.nanoTime() - begun) / 1e9,
                keys.waitedSeconds() - waited);
    }

    private void examine(Page page, Keyboard keys) {
        int boxes = page.locator(".act .confirmations vaadin-checkbox").count();
        for (int i = 1; i <= boxes; i++) {
            keys.goTo(".act .confirmations vaadin-checkbox:nth-of-type(" + i + ")");
            keys.press("Space");
        }
        keys.await(() -> page.locator(".act .confirmations vaadin-checkbox:not([checked])")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED)));
        keys.goTo(NOTE_FIELD);
        keys.write(NOTE);
        accept(keys);
    }

    private void decide(Page page, Keyboard keys) {
        accept(keys);
    }

    /** The chord works everywhere in the form; without it the button has to be reached. */
    private static void accept(Keyboard keys) {
        keys.goTo(".act vaadin-text-area, " + ACCEPT);
        keys.press("Control+Enter");
    }
}
