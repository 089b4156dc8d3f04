package dev.forgeincident.diagnosis.likeness;

/**
 * How much a word says by itself. A list of three commits cannot tell a rare word from an ordinary
 * one; what engineers write all the time is known beforehand.
 */
final class CommonWords {

    /** Grammar, keywords, and what every log line and every commit says: no words at all. */
    private static final WordTable SILENT =
            table(
                    """
                    a about actually add added after again against all already also although always an and
                    another any are aren as at be because been before being between both but by call can
                    catch class com come const could couldn d debug def did didn do does doesn doing don
                    done down during each either elif else error errors etc even ever except exception
                    fail failed false few file final for from function get getting go goes going got had
                    has hasn have haven he hence her here hereby him how however http https i if import in
                    info instead int into is isn it its java just know last least less let like line ll
                    look m made make makes many may me might more most much must my neither net never new
                    no none nor not now null of off often old on once one only onto or org other our out
                    over own per please private public put quite raise rather re really recent return s
                    same see seem self set several she should shouldn since so some sometimes static still
                    string such t take takes than thanks that the their them then there therefore these
                    they thing things think this those though throw thus to too true try two under until
                    up upon us use used using var ve very via void warn was wasn way we well were weren
                    what when where whether which while who whom why will with within without won would
                    wouldn www yet you your
            """);

    /** What failures, changes and code of all kinds are told with. */
    private static final String ORDINARY =
            """
            able above access action active actual allow app appear application apply argument
            around assert assertion attempt back bad base basic become behavior behaviour best
            better big bit block body bool boolean branch break broke broken bug build byte called
            cannot case cause causes change changed changes check clean clear client close code
            command comment commit common complete config configuration connect connection contain
            content context continue control copy copyright core correct correctly count crash
            create created current currently custom data date day default define definition delete
            depend dependency describe description detail different direct directory disable doc
            document drop due early easy edit effect element empty enable end ensure entry event
            every exactly example exist exists exit expect expected explicit extra fact failing
            fails failure fatal feature field files find first fix fixed flag flaky follow
            following force form format found full further future general generate give given
            global good group handle handler happen hard head help high hold host id idea identify
            implement implementation improve include incorrect index information init initial
            input inside install instance interface internal introduce introduced invalid issue
            item keep key kind known land large later lead leave left length level lib library
            license likely limit lines link list little load local lock log logging logic long
            longer loop lot low main makefile manager map mark master match maybe mean merge
            message method minor miss missing mode model module move multiple name need needed
            needs next node non normal note nothing number object occur ok open operation option
            order original output package page panic param parameter parent part particular pass
            patch path people perform place plain plus point poll possible possibly prepare
            present prevent previous previously print problem proc process prod produce product
            program project properly property provide pull push random range read reader readme
            ready real reason recently record reduce refactor reference regression relate related
            release remove removed rename replace report request require required reset resource
            response rest result revert reverted review right root rule run running runtime safe
            save say scope script second section select send sense separate server service setting
            share short show side similar simple simply single size skip slow small something soon
            source specific src stack stage standard start state status step stop store stuff
            suite support sure switch sync system table tag target task team temporary term test
            testing tests text thread through time timeout todo tool top total trace track tree
            trigger turn type undefined unexpected unit unknown unused update updated upload url
            usage user usual util utils valid value variable various version view wait want
            warning whole work worker working works world wrap write wrong year yes zero
            """;

    private static final WordTable STEMS = cut(false);
    private static final WordTable ROOTS = cut(true);

    private CommonWords() {}

    static boolean isSilent(char[] word, int length) {
        return SILENT.find(word, length) >= 0;
    }

    /**
     * Whether a word is an everyday one.
     *
     * @param stem up to where {@link Stems#light} keeps it
     */
    static boolean isOrdinaryStem(char[] word, int stem) {
        return STEMS.find(word, stem) >= 0;
    }

    /**
     * Whether a word is an everyday one.
     *
     * @param root up to where {@link Stems#root} keeps it
     */
    static boolean isOrdinaryRoot(char[] word, int root) {
        return ROOTS.find(word, root) >= 0;
    }

    private static WordTable table(String words) {
        WordTable table = new WordTable();
        words.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split(" ", -1)))
                .forEach(word -> table.add(word.toCharArray(), word.length()));
        return table;
    }

    private static WordTable cut(boolean toRoot) {
        WordTable table = new WordTable();
        ORDINARY.lines()
                .flatMap(line -> java.util.Arrays.stream(line.split(" ", -1)))
                .map(String::toCharArray)
                .forEach(
                        word ->
                                table.add(
                                        word,
                                        toRoot
                                                ? Stems.root(word, word.length)
                                                : Stems.light(word, word.length)));
        return table;
    }
}
