#!/usr/bin/env python3
"""Collect the words that running English writes in lower case, for lexicon/en/common_words.txt.

    common_words.py --conllu FILE... --jsonl FILE... > lexicon/en/common_words.txt

A word enters when it is seen at least twice in lower case, and in lower case more than twice as often
as capitalised inside a sentence ("bush", "brown" and "march" stay out when they are names too often).
Sources: GUM, its CC BY 4.0 genres, and EWT, training parts (CoNLL-U), and ECB+, training part (CC BY 3.0; JSON
Lines with "sentences", each with "tokens"). Counts are not kept: only the list of words is.
"""
import argparse
import collections
import json


def sentences(conllu, jsonl):
    for path in conllu:
        with open(path, encoding="utf-8") as lines:
            words = []
            for line in lines:
                cells = line.split("\t")
                if len(cells) > 1 and cells[0].isdigit():
                    words.append(cells[1])
                elif not line.strip():
                    yield words
                    words = []
    for path in jsonl:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                for sentence in json.loads(line)["sentences"]:
                    yield sentence["tokens"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conllu", nargs="*", default=[])
    parser.add_argument("--jsonl", nargs="*", default=[])
    args = parser.parse_args()
    lower = collections.Counter()
    upper = collections.Counter()
    for words in sentences(args.conllu, args.jsonl):
        letters = [w for w in words if w.isalpha()]
        # A headline in title case would count every verb as a name.
        if sum(w[0].isupper() for w in letters) * 2 > len(letters):
            continue
        for word in letters[1:]:
            (upper if word[0].isupper() else lower)[word.lower()] += 1
    print("# Words that running English writes in lower case, one a line: made by scripts/common_words.py.")
    for word in sorted(lower):
        if word.isascii() and len(word) > 1 and lower[word] >= 2 and lower[word] > 2 * upper[word]:
            print(word)


if __name__ == "__main__":
    main()
