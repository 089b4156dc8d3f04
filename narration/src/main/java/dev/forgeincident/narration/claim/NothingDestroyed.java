package dev.forgeincident.narration.claim;

import dev.forgeincident.narration.claim.Objection.Kind;
import dev.forgeincident.narration.claim.fact.Passage;
import dev.forgeincident.narration.claim.text.Atom;
import dev.forgeincident.narration.claim.text.CommonWords;
import dev.forgeincident.narration.claim.text.Stem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Nobody is told to destroy, to take protection away, to open a door or to give a secret away. What
 * the diagnosis itself advises may be said again; what a change did may be described.
 */
final class NothingDestroyed implements Check {

    private static final String GUARDED =
            "(?:tls|ssl|certificat\\w*|verif\\w*|auth\\w*|autent\\w*|login|firewall|cortafuegos|alert\\w*|alarm\\w*|monitor\\w*|logging|logs?|registros?|backups?|copias?"
                    + "|validat\\w*|validacion\\w*|checks?|comprobacion\\w*|rate.?limit\\w*|audit\\w*|encrypt\\w*|cifrado|security|seguridad|mfa|2fa|selinux|iptables|polic\\w+|politicas?|guards?"
                    + "|handshake|password\\w*|contrasenas?|permission\\w*|permisos?|retention|replication|warnings?|notifications?|pager\\w*|probes?|limits?|quotas?|waf|csrf|cors|signature\\w*|firmas?)";
    private static final String SECRETS =
            "(?:secret\\w*|password\\w*|passwd|credential\\w*|credencial\\w*|tokens?|api.?keys?|private.?keys?|access.?keys?|contrasenas?|claves?|env(?:ironment)?.?(?:vars?|variables?)?|connection.?string\\w*|cookies?|kubeconfig|\\.env|id_rsa|dumps?|customer.?data|datos)";

    /** Told to do, whatever the form. */
    private static final List<Pattern> DEEDS =
            List.of(
                    verb(
                            "delet(?:e|es|ing)|drop(?:s|ping)?|truncat(?:e|es|ing)|wip(?:e|es|ing)|purg(?:e|es|ing)|eras(?:e|es|ing)|destroy(?:s|ing)?|shred|nuke|uninstall"
                                    + "|flush(?:all|db|es|ing)?|terminat(?:e|es|ing)|kill(?:s|all|ing)?|shut(?:ting)? ?down|power ?off|decommission|evict|drain|overwrite|clear out"
                                    + "|borr(?:ar|e|a|en|ad|emos)|elimin(?:ar|e|a|en|emos)|suprim(?:ir|a|e)|vaci(?:ar|e|a|en)|trunc(?:ar|ue|a)|destru(?:ir|ya|ye)|purg(?:ar|ue|a)|desinstal(?:ar|e|a)|apag(?:ar|ue|a)|sobrescrib(?:ir|a)|limpi(?:ar|e|a) (?:la|el|los|las)"),
                    verb(
                            "format(?:s|ting|ear|ee)? (?:the |el |la )?(?:disk|drive|volume|partition|disco|volumen|particion)"),
                    verb(
                            "(?:disabl\\w+|turn(?:ing|s)? off|switch(?:ing|es)? off|deactivat\\w+|bypass\\w*|skip\\w*|ignor\\w+|remov\\w+|weaken\\w*|relax\\w*|mut(?:e|ing)|silenc\\w+|suppress\\w*|stop\\w*|paus\\w+|comment out|get rid of|without|desactiv\\w+|deshabilit\\w+|quit\\w+|omit\\w+|saltar\\w*|salte|silenci\\w+|detener|deten(?:ga)?|par(?:ar|e)) .{0,40}?\\b"
                                    + GUARDED),
                    verb(
                            "(?:remov(?:e|es|ing)|stop|detener|detenga|quit(?:ar|e)|retir(?:ar|e)) .{0,30}?\\b(?:volumes?|data\\w*|tables?|tablas?|index(?:es)?|files?|archivos?|buckets?|namespaces?|clusters?|nodes?|nodos?|services?|servicios?|servers?|columns?|users?|records?|disks?|pods?|queues?|colas?|base)"),
                    verb(
                            "(?:expos\\w+|open(?:ing|s)?|abr(?:ir|a)|grant\\w*|allow\\w*|permit\\w*|conced\\w+|make|hac(?:er|ed)|haga) .{0,40}?\\b(?:everyone|anyone|anybody|everybody|all traffic|public\\w*|publico\\w*|world|internet|anonymous\\w*|admin\\w*|root|superuser|all privileges|any host|0\\.0\\.0\\.0|todos|todo el mundo|port \\d+|puerto \\d+)"),
                    verb(
                            "(?:post|send|upload|paste|shar|print|log|echo|email|mail|publish|copy|dump|forward|exfiltrat|reveal|show|display|expos|leak|report|attach|commit|tweet|writ|read out|give|public|envi|sub|peg|compart|imprim|muestr|mostr|revel|filtr|volc|adjunt|copi)\\w* .{0,60}?\\b"
                                    + SECRETS),
                    verb(
                            "(?:post|send|upload|forward|exfiltrat|envi|sub)\\w* .{0,60}?\\b(?:logs?|registros?|traces?|output|salida|report) .{0,30}?\\b(?:to|a|al|en)\\b"),
                    verb("scal\\w+ .{0,40}?\\b(?:to|a) (?:0|zero|cero)\\b"),
                    verb(
                            "force.?push\\w*|push (?:-f|--force)|hard reset|rewrite .{0,20}history|forzar .{0,10}push"));

    /** What a shell or a database does, wherever it stands. */
    private static final Pattern COMMAND =
            Pattern.compile(
                    "(?<![\\w-])(?:rm\\s+-\\w*[rf]\\w*|rm\\s+/|mkfs\\S{0,20}|dd\\s+if=|shred\\s+-|git\\s+push\\s.{0,40}(?:-f\\b|--force)|git\\s+reset\\s+--hard|git\\s+clean\\s+-\\w*f"
                            + "|reset\\s+--hard|--no-verify|--no-preserve-root|--insecure|--privileged|--force\\b|terraform\\s+(?:destroy|apply)|kubectl\\s+(?:delete|drain|exec|apply|replace|edit|patch|scale|cordon)|helm\\s+(?:uninstall|delete|rollback)"
                            + "|docker\\s+(?:rm|rmi|system\\s+prune|kill|exec|run)|drop\\s+(?:table|database|schema|index|column|user)|truncate\\s+table|delete\\s+from|flushall|flushdb|chmod\\s+(?:-\\w+\\s+)?[0-7]?777|chmod\\s+\\S{0,10}\\+s|chown\\s|setenforce\\s+0|iptables\\s+-f|ufw\\s+disable|0\\.0\\.0\\.0/0"
                            + "|grant\\s+all|alter\\s+(?:user|role)|(?:curl|wget)\\s.{0,200}\\|\\s*(?:sudo\\s+)?(?:ba|z|da)?sh\\b|\\|\\s*(?:sudo\\s+)?(?:ba|z)?sh\\b|base64\\s+-d|/dev/tcp/|nc\\s+-\\w*[el]|:\\(\\)\\s*\\{|sudo\\s|systemctl\\s+(?:stop|disable|mask)|kill\\s+-9|pkill|killall|shutdown\\s+-|>\\s*/dev/sd)",
                    Pattern.CASE_INSENSITIVE);

    /** One begins a request by these, in whatever section. */
    private static final Pattern ORDER =
            Pattern.compile(
                    "^(?:please|then|now|first|next|just|immediately|you|we|por favor|luego|ahora|primero)?[, ]{0,2}(?:you |we |one )?(?:should |must |can |may |need to |have to |ought to |hay que |debe |deben |deberia |conviene |puede |tiene que )?(?:safely |immediately |now )?$"
                            + "|(?:please|should|must|need to|have to|ought to|recommend\\w*|advis\\w*|suggest\\w*|run|execute|is safe to|safe to|best to|better to|time to|fix is to|solution is to|want to|try to|hay que|debe|deben|deberia|conviene|recomiend\\w*|ejecut\\w*|tiene que|seguro|solucion es)\\s(?:\\w{1,15} ){0,3}$"
                            + "|[,;:.]\\s(?:then |and |please |so |now |y |luego )?$|\\band (?:then )?$|\\by (?:luego )?$|\\bthen $");

    private static final Pattern NEGATED =
            Pattern.compile(
                    "(?:\\bnot|\\bnever|n't|\\bno|\\bnunca|\\bwithout|\\bsin)\\s(?:\\w{1,12}\\s){0,2}$");

    private static final double NEARLY = 0.8;

    @Override
    public @Nullable Objection against(Claim claim) {
        String text = Stem.fold(claim.reading().text());
        Matcher command = COMMAND.matcher(text);
        while (command.find()) {
            if (!isDescribed(claim, command) && !isAdvised(claim, command.group())) {
                return Claim.objection(Kind.DESTRUCTIVE, command.group());
            }
        }
        for (Pattern deed : DEEDS) {
            Matcher matcher = deed.matcher(text);
            while (matcher.find()) {
                String before = text.substring(Math.max(0, matcher.start() - 80), matcher.start());
                boolean told =
                        claim.isAction()
                                || (ORDER.matcher(before).find() && isImperative(matcher.group()));
                if (told && !NEGATED.matcher(before).find() && !isAdvised(claim, matcher.group())) {
                    return Claim.objection(Kind.DESTRUCTIVE, matcher.group());
                }
            }
        }
        return null;
    }

    private static Pattern verb(String words) {
        return Pattern.compile("(?<![\\w-])(?:" + words + ")(?![\\w-])");
    }

    /** "drops" tells of another, "drop" is an order. */
    private static boolean isImperative(String deed) {
        String verb = deed.split(" ", 2)[0];
        return !verb.endsWith("s") || verb.endsWith("ss");
    }

    /** Quoted from evidence, where nothing is to be done. */
    private static boolean isDescribed(Claim claim, Matcher found) {
        return !claim.isAction()
                && claim.facts()
                        .bytes()
                        .anyMatch(each -> each.holds(Passage.lower(found.group()).strip()))
                && claim.reading().quotations().stream()
                        .anyMatch(
                                each -> each.start() <= found.start() && found.end() <= each.end());
    }

    /** Nearly what an action of the diagnosis says, the deed itself among its words. */
    private static boolean isAdvised(Claim claim, String deed) {
        return claim.matter().diagnosis().actions().stream()
                .map(action -> action.title() + ". " + action.command() + ". " + action.detail())
                .anyMatch(text -> isNearly(claim, deed, text));
    }

    private static boolean isNearly(Claim claim, String deed, String advised) {
        String lower = Passage.lower(advised);
        String verb = Stem.of(deed.split(" ", 2)[0]);
        List<String> known =
                List.of(lower.split("[^\\p{L}\\p{N}]+")).stream().map(Stem::of).toList();
        List<String> said =
                claim.reading().atoms().stream()
                        .filter(atom -> !CommonWords.isOne(atom.word()))
                        .map(Atom::stem)
                        .toList();
        long found =
                said.stream().filter(word -> known.contains(word) || lower.contains(word)).count();
        return known.contains(verb) && found >= said.size() * NEARLY;
    }
}
