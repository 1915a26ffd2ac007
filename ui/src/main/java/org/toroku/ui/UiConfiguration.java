package org.toroku.ui;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.spring.annotation.EnableVaadin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.toroku.ui.layout.AppearanceAtStart;
import org.toroku.ui.layout.RehearsalMark;
import org.toroku.ui.portal.PortalSettings;

/** Makes the faces known to Vaadin, wherever the application class lives. */
@Configuration(proxyBeanMethods = false)
@EnableVaadin("org.toroku.ui")
@EnableConfigurationProperties(PortalSettings.class)
public class UiConfiguration {
    /** Unexpected faults reach the reader as a sentence with a reference, never as a stack trace. */
    @Bean
    VaadinServiceInitListener faultNotices() {
        return event -> event.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(new FaultNotice()));
    }

    @Bean
    VaadinServiceInitListener systemWords(I18NProvider texts) {
        return event -> event.getSource().setSystemMessagesProvider(new SystemWords(texts));
    }

    /** Before anything is painted: a dark room is not lit up by each new page. */
    @Bean
    VaadinServiceInitListener chosenAppearance() {
        return event -> event.addIndexHtmlRequestListener(AppearanceAtStart::apply);
    }

    @Bean
    VaadinServiceInitListener scriptsOfOurs() {
        return event -> event.addIndexHtmlRequestListener(PageHeaders::weave);
    }

    /** @param rehearsal as the CA connector has it: keys of a rehearsal, which nobody may mistake for real ones */
    @Bean
    VaadinServiceInitListener rehearsalMark(
            @Value("${toroku.ca.rehearsal:false}") boolean rehearsal, I18NProvider texts) {
        return event -> {
            if (rehearsal) {
                event.addIndexHtmlRequestListener(page -> RehearsalMark.apply(page, texts));
            }
        };
    }
}
