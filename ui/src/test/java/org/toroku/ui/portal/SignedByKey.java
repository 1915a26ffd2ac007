package org.toroku.ui.portal;

import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import tools.jackson.databind.json.JsonMapper;

/** What the browser tells once it has signed with a key file. */
final class SignedByKey {
    private SignedByKey() {}

    static void tell(KeyFileSigning key) {
        key.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(
                        key.getElement(),
                        "card-signed",
                        JsonMapper.builder().build().createObjectNode().put("event.detail.cms", "AQID")));
    }
}
