package io.lynceus.localstack;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetPresignedObjectUrlArgs;
import io.minio.Http;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes one word to each of the three servers with the clients that services use, and reads it.
 */
record StackClients(LocalStack stack) {
  private static final String TOPIC = "words";

  void write(String word) throws Exception {
    produce(word);
    put(word);
    insert(word);
  }

  void produce(String word) throws Exception {
    try (var admin = Admin.create(kafka())) {
      if (!admin.listTopics().names().get().contains(TOPIC)) {
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
      }
    }
    try (var producer =
        new KafkaProducer<>(kafka(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, 0, "word", word)).get();
    }
  }

  List<String> consumed() {
    try (var consumer =
        new KafkaConsumer<>(kafka(), new StringDeserializer(), new StringDeserializer())) {
      var partition = new TopicPartition(TOPIC, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      var words = new ArrayList<String>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found -> words.add(found.value()));
      }
      return words;
    }
  }

  void put(String word) throws Exception {
    MinioClient s3 = s3();
    if (!s3.bucketExists(BucketExistsArgs.builder().bucket("words").build())) {
      s3.makeBucket(MakeBucketArgs.builder().bucket("words").build());
    }
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    s3.putObject(
        PutObjectArgs.builder().bucket("words").object(word).stream(
                new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
            .build());
  }

  String got(String word) throws Exception {
    try (var found = s3().getObject(GetObjectArgs.builder().bucket("words").object(word).build())) {
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  List<String> objects() throws Exception {
    var names = new ArrayList<String>();
    for (var found :
        s3().listObjects(ListObjectsArgs.builder().bucket("words").recursive(true).build())) {
      names.add(found.get().objectName());
    }
    return names;
  }

  URL urlToPut(String word) throws Exception {
    return URI.create(
            s3().getPresignedObjectUrl(
                    GetPresignedObjectUrlArgs.builder()
                        .method(Http.Method.PUT)
                        .bucket("words")
                        .object(word)
                        .build()))
        .toURL();
  }

  void insert(String word) throws Exception {
    Database words = stack.database("words");
    try (var connection = DriverManager.getConnection(words.url(), words.user(), words.password());
        var statement = connection.createStatement()) {
      statement.execute("create table if not exists word (word text)");
      statement.execute("insert into word values ('" + word + "')");
    }
  }

  List<String> selected() throws Exception {
    Database words = stack.database("words");
    try (var connection = DriverManager.getConnection(words.url(), words.user(), words.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select word from word")) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private Map<String, Object> kafka() {
    Map<String, Object> client = new HashMap<>(stack.kafkaProperties());
    client.put("bootstrap.servers", stack.bootstrapServers());
    return client;
  }

  private MinioClient s3() {
    return MinioClient.builder()
        .endpoint(stack.s3Endpoint().toString())
        .credentials(stack.s3Login().name(), stack.s3Login().secret())
        .region("us-east-1")
        .build();
  }
}
