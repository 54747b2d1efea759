#!/usr/bin/env python3
"""Collect the words that running English writes in lower case, for lexicon/en/common_words.txt.

    common_words.py --conllu FILE... --web FILE... --jsonl FILE... > lexicon/en/name_common_words.txt

A word enters when a document has it in lower case, or two documents of web text (people there write names
small, too), and more documents have it so than have it capitalised inside a sentence ("bush" stays out).
Sources: GUM, its CC BY 4.0 genres, and EWT as web text, training parts (CoNLL-U), and ECB+, training
part (CC BY 3.0; JSON Lines with "sentences", each with "tokens"). Counts are not kept: only the list of words is.
"""
import argparse
import collections
import json


def documents(conllu, jsonl):
    """Yields each document as a list of sentences, each a list of words."""
    for path in conllu:
        document, words = [], []
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if line.startswith("# newdoc") and document:
                    yield document
                    document = []
                elif len(cells) > 1 and cells[0].isdigit():
                    words.append(cells[1])
                elif not line.strip():
                    document.append(words)
                    words = []
        yield document
    for path in jsonl:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                yield [sentence["tokens"] for sentence in json.loads(line)["sentences"]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conllu", nargs="*", default=[])
    parser.add_argument("--web", nargs="*", default=[])
    parser.add_argument("--jsonl", nargs="*", default=[])
    args = parser.parse_args()
    lower = collections.Counter()
    upper = collections.Counter()
    weighted = [(2, documents(args.conllu, args.jsonl)), (1, documents(args.web, []))]
    for weight, source in weighted:
        for document in source:
            small, large = set(), set()
            for words in document:
                letters = [w for w in words if w.isalpha()]
                # A headline in title case would count every verb as a name.
                if sum(w[0].isupper() for w in letters) * 2 > len(letters):
                    continue
                for word in letters[1:]:
                    (large if word[0].isupper() else small).add(word.lower())
            for word in small:
                lower[word] += weight
            for word in large:
                upper[word] += weight
    print("# Words that running English writes in lower case, one a line: made by scripts/common_words.py.")
    for word in sorted(lower):
        if word.isascii() and len(word) > 1 and lower[word] >= 2 and lower[word] > upper[word]:
            print(word)


if __name__ == "__main__":
    main()
