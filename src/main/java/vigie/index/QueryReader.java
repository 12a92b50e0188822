package vigie.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigie.index.QueryTree.Manner;

/**
 * Reads the language of queries: words, {@code "phrases"} in any quotation marks, {@code AND}, {@code OR}, {@code NOT}
 * (in French {@code ET}, {@code OU}, {@code SAUF}; capitals only), {@code -word}, parentheses. Words side by side must
 * all be there, unless some of them are required by a {@code +}: then the others may be. AND binds closer than OR. A word
 * or phrase after {@code =} is looked for with its capitals and accents, one before {@code ~} also slightly misspelled or
 * turned round. A word that looks like a host is one.
 *
 * <p>Ours and not Lucene's: nothing a person types is an error without a place, no wildcard or regular expression can
 * be asked for by accident, and standing queries need the tree.
 */
final class QueryReader {
    /** UTF-16 units of a query: a page of text pasted by mistake is one. */
    private static final int UNITS_MAX = 2_000;

    /** Parentheses within parentheses: no person writes more, and each costs a stack frame. */
    private static final int DEPTH_MAX = 20;

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<paren>[()])|(?<open>[\"«“„])(?<phrase>[^\"»”“]*)(?<close>[\"»”“])?(?<near>~)?|(?<sign>[-+=])(?=[^\\s+=-])|(?<word>[^\\s()\"«“„]+))");

    private static final Pattern HOST = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}");

    private record Token(Sort sort, String text, int position) {}

    private enum Sort {
        PHRASE,
        WORD,
        NEAR,
        EXACT,
        REQUIRED,
        AND,
        OR,
        NOT,
        OPEN,
        CLOSE,
        END
    }

    /** What reading came to. */
    sealed interface Reading {
        record Good(QueryTree tree) implements Reading {}

        record Broken(BrokenQuery why) implements Reading {}
    }

    /** Leaves the descent at the first fault; never leaves this class. */
    private static final class Fault extends Exception {
        private static final long serialVersionUID = 1;
        private final transient BrokenQuery why;

        Fault(BrokenQuery.Kind kind, int position) {
            super(kind.name(), null, false, false);
            this.why = new BrokenQuery(kind, position);
        }
    }

    private final List<Token> tokens;
    private int next;

    private QueryReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Returns the query's tree, or what is wrong with it. */
    static Reading read(String query) {
        try {
            if (query.length() > UNITS_MAX) {
                throw new Fault(BrokenQuery.Kind.TOO_LONG, UNITS_MAX);
            }
            var reader = new QueryReader(tokens(query));
            QueryTree tree = reader.or(0);
            if (reader.peek().sort == Sort.CLOSE) {
                throw new Fault(BrokenQuery.Kind.PARENTHESIS, reader.peek().position);
            }
            if (!tree.isPositive()) {
                throw new Fault(BrokenQuery.Kind.ONLY_NOT, 0);
            }
            return new Reading.Good(tree);
        } catch (Fault fault) {
            return new Reading.Broken(fault.why);
        }
    }

    private static List<Token> tokens(String query) throws Fault {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(query);
        while (matcher.lookingAt()) {
            Token token = token(matcher);
            if ((token.sort != Sort.PHRASE && token.sort != Sort.NEAR) || hasLetter(token.text)) {
                tokens.add(token);
            }
            matcher.region(matcher.end(), query.length());
        }
        if (tokens.isEmpty()) {
            throw new Fault(BrokenQuery.Kind.EMPTY, 0);
        }
        tokens.add(new Token(Sort.END, "", query.length()));
        return tokens;
    }

    private static Token token(Matcher matcher) throws Fault {
        if (matcher.group("paren") != null) {
            boolean opens = matcher.group("paren").equals("(");
            return new Token(opens ? Sort.OPEN : Sort.CLOSE, "", matcher.start("paren"));
        }
        if (matcher.group("open") != null) {
            if (matcher.group("close") == null) {
                throw new Fault(BrokenQuery.Kind.OPEN_QUOTE, matcher.start("open"));
            }
            Sort sort = matcher.group("near") == null ? Sort.PHRASE : Sort.NEAR;
            return new Token(sort, matcher.group("phrase"), matcher.start("open"));
        }
        if (matcher.group("sign") != null) {
            return sign(matcher.group("sign"), matcher.start("sign"));
        }
        String word = matcher.group("word");
        int position = matcher.start("word");
        return switch (word) {
            case "AND", "ET", "&&" -> new Token(Sort.AND, word, position);
            case "OR", "OU", "||" -> new Token(Sort.OR, word, position);
            case "NOT", "SAUF", "NON" -> new Token(Sort.NOT, word, position);
            default -> word(word, position);
        };
    }

    private static Token sign(String sign, int position) {
        return switch (sign) {
            case "+" -> new Token(Sort.REQUIRED, sign, position);
            case "=" -> new Token(Sort.EXACT, sign, position);
            default -> new Token(Sort.NOT, sign, position);
        };
    }

    private static Token word(String word, int position) {
        if (!hasLetter(word)) {
            return new Token(Sort.PHRASE, word, position);
        }
        return word.endsWith("~")
                ? new Token(Sort.NEAR, word.substring(0, word.length() - 1), position)
                : new Token(Sort.WORD, word, position);
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private QueryTree or(int depth) throws Fault {
        List<QueryTree> parts = new ArrayList<>();
        parts.add(and(depth));
        while (peek().sort == Sort.OR) {
            next++;
            parts.add(and(depth));
        }
        return parts.size() == 1 ? parts.getFirst() : new QueryTree.Or(parts);
    }

    private QueryTree and(int depth) throws Fault {
        List<QueryTree> parts = new ArrayList<>();
        Set<QueryTree> required = new HashSet<>();
        part(depth, parts, required);
        while (peek().sort != Sort.OR && peek().sort != Sort.CLOSE && peek().sort != Sort.END) {
            if (peek().sort == Sort.AND) {
                next++;
            }
            part(depth, parts, required);
        }
        return parts.size() == 1 ? parts.getFirst() : new QueryTree.And(eased(parts, required));
    }

    private void part(int depth, List<QueryTree> parts, Set<QueryTree> required) throws Fault {
        boolean isRequired = peek().sort == Sort.REQUIRED;
        if (isRequired) {
            next++;
        }
        QueryTree part = single(depth);
        parts.add(part);
        if (isRequired) {
            required.add(part);
        }
    }

    /** Once some words are required, those beside them are not. */
    private static List<QueryTree> eased(List<QueryTree> parts, Set<QueryTree> required) {
        return parts.stream()
                .map(part -> required.isEmpty() || required.contains(part) || part instanceof QueryTree.Not
                        ? part
                        : new QueryTree.Maybe(part))
                .toList();
    }

    private QueryTree single(int depth) throws Fault {
        Token token = peek();
        next++;
        return switch (token.sort) {
            case PHRASE -> new QueryTree.Phrase(token.text, Manner.FOLDED);
            case WORD -> wordOrHost(token.text);
            case NEAR -> new QueryTree.Phrase(token.text, Manner.NEAR);
            case EXACT -> exact(token);
            case NOT -> new QueryTree.Not(single(deeper(depth, token)));
            case OPEN -> inside(deeper(depth, token), token);
            case CLOSE -> throw new Fault(BrokenQuery.Kind.PARENTHESIS, token.position);
            case AND, OR, REQUIRED, END -> {
                next--;
                throw new Fault(BrokenQuery.Kind.OPERATOR, token.position);
            }
        };
    }

    private QueryTree exact(Token sign) throws Fault {
        Token token = peek();
        next++;
        if (token.sort != Sort.PHRASE && token.sort != Sort.WORD) {
            throw new Fault(BrokenQuery.Kind.OPERATOR, sign.position);
        }
        return new QueryTree.Phrase(token.text, Manner.EXACT);
    }

    private QueryTree inside(int depth, Token open) throws Fault {
        QueryTree tree = or(depth);
        if (peek().sort != Sort.CLOSE) {
            throw new Fault(BrokenQuery.Kind.PARENTHESIS, open.position);
        }
        next++;
        return tree;
    }

    private static int deeper(int depth, Token token) throws Fault {
        if (depth == DEPTH_MAX) {
            throw new Fault(BrokenQuery.Kind.TOO_LONG, token.position);
        }
        return depth + 1;
    }

    private static QueryTree wordOrHost(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return HOST.matcher(lower).matches() ? new QueryTree.Host(lower) : new QueryTree.Phrase(word, Manner.FOLDED);
    }

    private Token peek() {
        return tokens.get(next);
    }
}
