# NOT YET BUILT. The production deployable without embedded engine, test kit and PostgreSQL.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -q -pl ra-app/boot -am package dependency:copy-dependencies \
      -DskipTests -DincludeScope=runtime -DoutputDirectory=/app/lib \
    && cp ra-app/boot/target/ra-boot-*.jar /app/toroku.jar \
    && cp ra-app/boot/target/toroku.cdx.json /app/ \
    && if ls /app/lib | grep -E '^(zeebe-(workflow-engine|stream-platform|logstreams|db)|embedded-|test-kit)'; then exit 1; fi

FROM eclipse-temurin:25-jre
# SoftHSM serves the demonstration only; with a real HSM its vendor's PKCS#11 module takes this place.
RUN apt-get update && apt-get install -y --no-install-recommends softhsm2 \
      fonts-ipaexfont-mincho fonts-ipaexfont-gothic fonts-ipamj-mincho && rm -rf /var/lib/apt/lists/* \
    && useradd --system --home-dir /var/lib/toroku --create-home toroku
COPY --from=build /app /app
USER toroku
WORKDIR /var/lib/toroku
VOLUME /var/lib/toroku
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", "/app/toroku.jar:/app/lib/*", "org.toroku.boot.RaApplication"]
