// Reads a JSON list of captions, writes for each its length by independent references: the platform's own functions
// (Intl.Segmenter, String.length, Buffer.byteLength, \p{RGI_Emoji}) and Mastodon's written rule with the few endings
// that the captions use.
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });
const clusters = (text) => [...segmenter.segment(text)].map((part) => part.segment);
const bytes = (text) => Buffer.byteLength(text, "utf8");

const NAME = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]*[\\p{L}\\p{N}])?";
const LINK = new RegExp(
  `(?<![A-Za-z0-9@$#])https?://(?:${NAME}\\.)+(?:com|id|org|example|de)(?![A-Za-z0-9@+-])(?::\\d+)?` +
    "(?:/(?:[^\\s<>()?]|\\([^\\s<>()?]+\\))*(?<![!*\"'<>;:=,.$%\\[\\]~&|@]))?(?:\\?[^\\s<>]*[a-z0-9_&=#/-])?",
  "giu",
);
const MENTION = /(?<![=\/\p{L}\p{N}_])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_]+(?:[.-]+[\p{L}\p{N}_]+)*/giu;
// Ruby before 4.0 does not join consonants (Unicode 15.1 does); the virama of the captions is taken for a plain mark.
const unjoined = (text) => text.replace(/\u094d/gu, "\u0301");
const fediverse = (text) => clusters(unjoined(text.replace(LINK, "x".repeat(23)).replace(MENTION, "$1"))).length;

const EMOJI = /^\p{RGI_Emoji}$/v;
const threads = (text) =>
  clusters(text).reduce((sum, cluster) => sum + (EMOJI.test(cluster) ? bytes(cluster) : [...cluster].length), 0);

console.log(
  JSON.stringify(
    texts.map((text) => ({
      clusters: clusters(text).length,
      bytes: bytes(text),
      units: text.length,
      fediverse: fediverse(text),
      threads: threads(text),
    })),
  ),
);
