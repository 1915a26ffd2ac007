package org.toroku.standalone;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** A real OpenID Connect provider, Spring's authorization server, whose tokens say what a test wants them to say. */
final class OtherProvider implements AutoCloseable {
    static final String CLIENT = "toroku-ra";
    static final String SECRET = "a secret of client and provider";
    static final String PASSWORD = "known to the provider alone";
    static final String STRONG = "urn:example:two-factors";

    /** By subject: what the claim {@code groups} says. */
    final Map<String, List<String>> groups = new ConcurrentHashMap<>();

    private final int port;
    private volatile Consumer<JwtClaimsSet.Builder> meddling = claims -> {};
    private volatile String torokuUrl = "http://127.0.0.1:1";
    private @Nullable ConfigurableApplicationContext running;

    OtherProvider(int port) {
        this.port = port;
    }

    /** Not by the address of Toroku: cookies know no ports. */
    String issuer() {
        return "http://localhost:" + port;
    }

    void start(String torokuUrl) {
        this.torokuUrl = torokuUrl;
        running = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.SERVLET)
                .logStartupInfo(false)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .initializers(context -> context.getBeanFactory().registerSingleton("provider", this))
                .run();
    }

    /** Of every token from now on. */
    void meddle(Consumer<JwtClaimsSet.Builder> meddling) {
        this.meddling = meddling;
    }

    void behave() {
        meddle(claims -> {});
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }

    /** Deliberately no {@code @Configuration}: no scan must find it. */
    @EnableWebSecurity
    static class Parts {
        @Bean
        TomcatServletWebServerFactory server(OtherProvider provider) {
            TomcatServletWebServerFactory server = new TomcatServletWebServerFactory(provider.port);
            // without any servlet there are no filters either
            server.setRegisterDefaultServlet(true);
            return server;
        }

        @Bean
        DelegatingFilterProxyRegistrationBean chain() {
            return new DelegatingFilterProxyRegistrationBean("springSecurityFilterChain");
        }

        @Bean
        SecurityFilterChain door(HttpSecurity http) {
            http.with(new OAuth2AuthorizationServerConfigurer(), server -> server.oidc(Customizer.withDefaults()));
            http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
            http.formLogin(Customizer.withDefaults());
            return http.build();
        }

        @Bean
        AuthorizationServerSettings settings(OtherProvider provider) {
            return AuthorizationServerSettings.builder()
                    .issuer(provider.issuer())
                    .build();
        }

        @Bean
        RegisteredClientRepository clients(OtherProvider provider) {
            return new RegisteredClientRepository() {
                private RegisteredClient toroku() {
                    return RegisteredClient.withId("1")
                            .clientId(CLIENT)
                            .clientSecret("{noop}" + SECRET)
                            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                            .redirectUri(provider.torokuUrl + "/login/oauth2/code/staff")
                            .postLogoutRedirectUri(provider.torokuUrl + "/login")
                            .scope("openid")
                            .clientSettings(ClientSettings.builder()
                                    .requireProofKey(true)
                                    .build())
                            .build();
                }

                @Override
                public void save(RegisteredClient client) {
                    // with its secret hashed anew, which nothing here outlives
                }

                @Override
                public @Nullable RegisteredClient findById(String id) {
                    return id.equals("1") ? toroku() : null;
                }

                @Override
                public @Nullable RegisteredClient findByClientId(String client) {
                    return client.equals(CLIENT) ? toroku() : null;
                }
            };
        }

        /** Everybody whose name begins with {@code sub-} is known. */
        @Bean
        UserDetailsService users() {
            return name -> {
                if (!name.startsWith("sub-")) {
                    throw new UsernameNotFoundException("unknown");
                }
                return User.withUsername(name)
                        .password("{noop}" + PASSWORD)
                        .roles("any")
                        .build();
            };
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> tokens(OtherProvider provider) {
            return context -> {
                if (!"id_token".equals(context.getTokenType().getValue())) {
                    return;
                }
                Authentication principal = Objects.requireNonNull(context.getPrincipal());
                String subject = principal.getName();
                context.getClaims()
                        .claim("groups", provider.groups.getOrDefault(subject, List.of()))
                        .claim("acr", STRONG)
                        .claim("auth_time", Instant.now().getEpochSecond());
                provider.meddling.accept(context.getClaims());
            };
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JWKSource<SecurityContext> keys() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID("key-" + Instant.now().toEpochMilli())
                    .build()));
        }
    }
}
