-- What lies in a document is asked for with every case that is shown or judged.
CREATE INDEX scan_page_enclosure ON scan_page (enclosure_id);
CREATE INDEX custody_event_enclosure ON custody_event (enclosure_id, seq);
CREATE INDEX read_value_enclosure ON read_value (enclosure_id, field, seq);
