// Reads a JSON list of texts, writes their lengths as the counter published by X (npm twitter-text) sees them.
const published = require(process.argv[2]);
const { parseTweet } = published.default || published;
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => parseTweet(text).weightedLength)));
