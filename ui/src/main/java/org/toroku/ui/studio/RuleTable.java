package org.toroku.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import java.util.stream.Collectors;

/** A decision table as its authors draw it, only to be looked at; {@link RulesPanel} says the same to everybody. */
@Tag("toroku-rule-table")
@JsModule("./toroku/rule-table.ts")
@NpmPackage(value = "dmn-js", version = "17.10.2")
final class RuleTable extends Component {
    private static final List<String> TEXTS = List.of("table", "graph", "label", "unavailable");

    RuleTable(String xml) {
        getElement().setProperty("language", getLocale().getLanguage());
        getElement()
                .setPropertyMap(
                        "texts",
                        TEXTS.stream()
                                .collect(Collectors.toMap(
                                        name -> name, name -> getTranslation("studio.rules.drawn." + name))));
        getElement().setProperty("xml", xml);
    }
}
