-- Letters of confirmation come by the thousand; a tray is read a page at a time, what a case waits for first.
CREATE INDEX outgoing_mail_tray ON outgoing_mail (state, (kind = 'CONFIRMATION'), seq) WHERE channel <> 'EMAIL';
CREATE INDEX outgoing_mail_latest ON outgoing_mail (since, seq) WHERE channel <> 'EMAIL';
