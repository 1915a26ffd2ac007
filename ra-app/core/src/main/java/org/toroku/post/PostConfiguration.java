package org.toroku.post;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of letters and e-mails. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({LetterSettings.class, MailSettings.class})
class PostConfiguration {}
