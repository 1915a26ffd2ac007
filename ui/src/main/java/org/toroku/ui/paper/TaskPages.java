package org.toroku.ui.paper;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import java.util.Map;
import java.util.Optional;
import org.toroku.process.Inbox;
import org.toroku.ui.revocation.JudgeView;
import org.toroku.ui.staff.TaskAddress;
import org.toroku.workflows.TaskIds;

/** Which page works on which task that is about paper, or about a revocation. */
public final class TaskPages {
    private static final Map<String, Class<? extends Component>> PAGES = Map.ofEntries(
            Map.entry(TaskIds.EXAMINE_PAPER_APPLICATION, PaperCaseView.class),
            Map.entry(TaskIds.DECIDE_ON_PAPER_APPLICATION, PaperCaseView.class),
            Map.entry(TaskIds.ADVISE_ON_PAPER_APPLICATION, PaperCaseView.class),
            Map.entry(TaskIds.EXAMINE_INQUIRY_REPLY, PaperCaseView.class),
            Map.entry(TaskIds.RECHECK_PAPER_APPLICATION, RecheckView.class),
            Map.entry(TaskIds.RETURN_DOCUMENTS, PostTaskView.class),
            Map.entry(TaskIds.SEND_INQUIRY, PostTaskView.class),
            Map.entry(TaskIds.SEND_PICKUP_CODE, PostTaskView.class),
            Map.entry(TaskIds.SEND_IDENTIFICATION_CODE, PostTaskView.class),
            Map.entry(TaskIds.JUDGE_REVOCATION, JudgeView.class),
            Map.entry(TaskIds.CONFIRM_REVOCATION, JudgeView.class));

    private TaskPages() {}

    /** The page of a task; empty where it is not one of this route. */
    public static Optional<Class<? extends Component>> of(String elementId) {
        return Optional.ofNullable(PAGES.get(elementId));
    }

    /** Opens the page of a task; false where it is not one of this route. */
    public static boolean open(UI ui, Inbox.Row task) {
        Optional<Class<? extends Component>> page = of(task.elementId());
        page.ifPresent(found -> ui.navigate(
                found, new RouteParameters(new RouteParam(TaskAddress.TASK, String.valueOf(task.taskKey())))));
        return page.isPresent();
    }
}
