package dev.forgeincident.narration.claim.text;

/**
 * The matters of the field and their words. One in a line: its weight, its id, in brackets the
 * faults of the engine that are the same, {@code <>} its opposite, {@code <-} what implies it; then
 * its words. A word stands for all of its inflections, one behind {@code =} for itself alone.
 *
 * <p>{@code !} a claim, {@code ?} a topic, {@code .} everyday, {@code ~} plain, {@code &} a thing
 * to do, {@code ^} grave, {@code *} sure.
 */
final class Concepts {

    static final String FAULTS =
            """
            ! timeout [TIME_OUT] <> answered : agota la espera, agotan la espera, agota su espera, agota el plazo, run out, ran out, runs out, timeout, time out, times out, timed out, timing out, deadline, deadline exceeded, etimedout, too late, tiempo de espera, tiempo agotado, agotar el tiempo, agoto el tiempo, excede el tiempo, expirar, =expira, =expiran, =expiro, fuera de plazo, =plazo, not answer in time
            ? answered <> timeout : answer in time, responde a tiempo
            ! stopped <- timeout : =detuvo, =detuvieron, stop answering, stopped answering, stop responding, dejo de responder, dejar de responder, dejo de contestar
            ! refused <> accepted : connection refused, refuse, refusal, refusals, econnrefused, conexion rechazada, rehusar
            ! reset : connection reset, econnreset, reset by peer, broken pipe, reinicio de conexion
            ! noconnect [CONNECTION_FAILED] <> connected <- refused reset timeout : could not connect, unable to connect, cannot connect, failed to connect, failed connection, connection failed, connection fail, no se pudo conectar, no puede conectar, no logra conectar, fallo de conexion, conexion fallida, sin conexion, unreachable, no route to host, inalcanzable, inaccesible, not reach
            ? connected <> noconnect : connects successfully, se conecta correctamente, reachable, accesible
            ! rejected <> accepted <- refused expired invalid denied throttled authentication unknown misspelt unavailable : turn down, turns down, turned down, turning down, reject, rejection, decline, turn away, turns away, turned away, turning away, rechazar, rechazo, no admitir, no acepta, not accept
            ! accepted <> rejected : accept, acceptance, aceptar, admitir, =aceptado, =aceptada
            ! invalid <> valid <- unknown unreadable : invalid, invalidated, malformed, illegal, wrong, incorrect, invalido, incorrecto, erroneo, =mal formado, =bad, defectuoso
            ? valid <> invalid : =valid, =valido, =valida, =validos, =correct, =correctly, =correcto, =correcta, correctamente, =right value
            ! unknown <> known <- invalid notfound : unknown, unrecognised, unrecognized, unexpected, unsupported, desconocido, inesperado, not know, no conoce, not recognise, not recognize, no reconoce, no soportado
            . known <> unknown : =known, =knows, conocido, =conoce, recognise, recognize, reconocer
            ! denied <> allowed : deny, denied, =denies, forbidden, forbid, denegar, denegado, prohibido, access denied, not allow, no permite
            . allowed <> denied : allow, permitted, permitir
            ! misspelt [CONFIGURATION_REJECTED] <- invalid unknown : rejected setting, refused setting, ajuste rechazado, not understand, no entiende
            ! notset [CONFIGURATION_MISSING] <- missing : missing setting, unset, not set, sin definir, ajuste ausente
            ! missing <> present <- notset notfound nullvalue : missing, absent, absence, lack, =falta, =faltan, =faltaba, =faltaban, ausente, ausencia
            . present <> missing : =present, =exists, =existe, =existen
            ! notfound <> found <- missing : not found, =nonexistent, does not exist, no such, no existe, no encuentra, no se encuentra, no encontro, no encontrado, inexistente, cannot find, =404
            . found <> notfound : =found, =encontrado, =encontrada
            ! nullvalue [MISSING_VALUE] : null, nil, none type, nonetype, null pointer, nullpointer, undefined, =nulo, =nula, puntero nulo, missing value, dereference
            ! missingcode [MISSING_CODE] : missing module, module not found, missing class, missing method, modulo ausente, falta el modulo
            ! exhausted [POOL_EXHAUSTED] <> free <- outofmemory diskfull retries : exhaust, exhaustion, run out, ran out, runs out, used up, no free, starve, starvation, saturate, saturation, agotar, agotamiento, agotado, saturar, saturado, full pool, all busy, in use
            ? free <> exhausted : =idle, =libre, =libres
            ? pool [POOL_EXHAUSTED] : pool, =pools, hikari, hikaripool, queuepool
            ! outofmemory [OUT_OF_MEMORY] : out of memory, oom, oomkill, oomkilled, oom kill, memory exhaust, lack of memory, short of memory, sin memoria, memoria agotada, memoria insuficiente, falta de memoria, heap space, exceeded memory, exceeded memory limit
            ? memory <- outofmemory : memory, memoria, heap, =ram
            ? cpu [CPU_SATURATED] : cpu, processor, procesador
            ! diskfull [DISK_FULL] : disk full, full disk, disk is full, no space, no space left, out of disk, enospc, disco lleno, disco esta lleno, sin espacio, falta de espacio, read only file system, disk quota, filled the disk, fill the disk, lleno el disco, fills up
            ! full <- diskfull exhausted backlog surge : =full, fill up, filled up, fills up, =filled, =fills, =lleno, =llena, =llenos, =llenas, llenar
            ! killed <- outofmemory : kill, =die, =dies, =died, =dying, =muere, =mueren, =murio, matar, =mata, =matan
            ? disk <- diskfull : disk, disco, volume, volumen, filesystem, file system, storage, almacenamiento, =space, espacio
            ! throttled [THROTTLED] : throttle, hw slowdown, thermal slowdown, frenado termico, rate limit, limits the rate, too many requests, =429, ratelimit, limitacion de tasa, limite de tasa, limite de peticiones, demasiadas peticiones, demasiadas solicitudes, limita la tasa
            ? quota <- throttled : quota, cuota
            ! deadlock [DEADLOCK] : deadlock, interbloqueo, bloqueo mutuo, abrazo mortal, lock wait, lock contention
            ? lock <- deadlock : lock, mutex, cerrojo, candado, unlock
            ! blocked : =bloqueo, =bloqueos, block, =blocks, blocked, bloquear, =bloquea, =bloquean, bloqueado, stall, stuck, atascar, atascado, hang, hung
            ! unreadable [SERIALISATION] : deserialise, deserialize, deserialisation, deserializar, unmarshal, parse, =parsing, decode, parsear, decodificar, cannot be read, cannot read, unreadable, ilegible, no se puede leer, =not =read, serialise, serialize, serializar, interpretar
            ! authentication [AUTHENTICATION] : authenticate, authentication, autenticar, autenticacion, =login, log in, unauthorised, unauthorized, credential, credencial, permission denied, access denied, acceso denegado, no autorizado, =401, =403, invalid credential
            ! authorisation <- authentication denied : permission, privilege, permiso, authorise, authorize, authorisation, authorization, autorizacion
            ! credentialexpired [CREDENTIAL_EXPIRED] : valid until, valido hasta, valida hasta, good until, expired credential, expired token, token expired, credencial caducada, token caducado
            ? certificate [CERTIFICATE,CERTIFICATE_EXPIRED] : certificate, =cert, =certs, certificado, =x509
            ? tls <- certificate : tls, ssl, =mtls, handshake, negociacion
            ! expired [CERTIFICATE_EXPIRED,CREDENTIAL_EXPIRED] : valid until, valido hasta, valida hasta, valid until, valido hasta, valida hasta, good until, expire, expired, expiry, expiration, lapse, out of date, no longer valid, caducar, caducado, =caduco, =caduca, caducidad, vencer, vencido, =vencio, vencimiento, expirar, =expiro, run out, ran out, runs out
            ? dns [NAME_RESOLUTION] : dns, name resolution, name server, nameserver, servidor de nombres, resolucion de nombres, no such host, enotfound, host name, nombre de host, nombre del host
            . resolve : resolve, resolution, =resuelve, =resuelven, =resolver, resolucion
            ! crash [CRASH] : crash, panic, panicked, =panico, =panica, core dumped, segfault, segmentation fault, crashloop, crash loop, colapsar, colapso, reventar, cae al arrancar, =fatal
            ? schema [SCHEMA_MISMATCH] : schema, esquema
            ? table : table, tabla
            ? column : column, columna
            ? index : =index, =indexes, indice
            ? migration : migration, migrate, migracion, migrar
            ! upstream [UPSTREAM_ERROR] : upstream, bad gateway, service unavailable, gateway timeout, =502, =503, =504, aguas arriba, failing upstream
            ! unavailable <> available <- upstream noconnect failover exhausted : unavailable, not available, no disponible, indisponible
            ? available <> unavailable : =ready, is up, up and running, operational, operativo, =online, =available, =disponible, =disponibles
            ! badrecord [BAD_RECORD] : bad record, poison, poison pill, poison message, malformed record, corrupt record, corrupt message, registro corrupto, registro invalido, registro defectuoso, mensaje envenenado, cannot be processed, no se puede procesar, no puede procesarse
            . record : =record, =records, =registro, =mensaje, offset
            ! surge [SURGE] : surge, outgrow, =outgrew, outstrip, outpace, overwhelm, swamp, desbordar, too many requests, demasiadas peticiones, demasiadas solicitudes, flood, burst, more requests, overload, overloaded, avalancha, sobrecarga, sobrecargado, pico de trafico, mas peticiones, mas solicitudes, times as many
            ? traffic <- surge : requests per second, peticiones por segundo, requests per sec, traffic, load, demand, trafico, carga, demanda
            ! growth : leak, grow without bound, grows without bound, unbounded, without bound, fuga, sin limite, crece sin limite, memory leak
            ? node [NODE_FAILURE] : node, =nodo, =nodos, kubelet, hypervisor, hardware, cordon
            ? network <- reset noconnect : network, packet, connectivity, =red, =redes, paquete, conectividad, partition, particion
            ! backlog [BACKLOG] : backlog, replication lag, consumer lag, falling behind, =lag, =lags, atraso, acumular, acumulacion
            ? queue <- backlog : queue, =cola, =colas
            ? heat : thermal, temperature, heat, overheat, termico, temperatura, sobrecalentar, calentar
            ? people : customer, user, guest, student, invitado, usuario, estudiante, alumno, cliente
            ! attract : draw, attract, lure, atraer
            ! acted : scaled up, scaled out, scaled down, was scaled, were scaled, se amplio, fue ampliado, se ha ampliado, se escalo, fue escalado, has since, have since, has meanwhile, have meanwhile, somebody has, someone has, alguien ha, team has, entretanto ha, acknowledge, hotfix, hot fix, escalate, escalated, =silenced, =silences, =muted, =mutes, drain, cordon, drenar, acordonar, silenciar
            ! maintenance : maintenance, mantenimiento, by hand, a mano, manually, manualmente
            ! altered : was changed, were changed, has changed, have changed, been changed, was modified, were modified, was edited, was altered, was touched, was updated, fue cambiado, fue cambiada, se cambio, ha cambiado, se modifico, fue modificado
            ! ceased : =stopped, =ceased, =subsided, =ceso, =cesaron, =remitio, =remitieron, petered out, died down
            ! loadtest : testing the load, load test, stress test, prueba de carga, prueba de estres
            ! mistake : mistake, mistaken, blunder, oversight, sloppy, human error, error humano, equivocacion, equivocarse, despiste, chapuza
            ? gc : garbage collection, garbage collector, =gc, recolector de basura, recoleccion de basura
            ! restart : =restarts, restart, reboot, relaunch, reiniciar, reinicio, =reinicia, =reinician
            ! recovery [FAILOVER] : recovery, recover from, se recupera de, se recuperan de, recuperacion, recovery mode, modo de recuperacion, =recuperandose, recovering, en recuperacion
            ! failover [FAILOVER] <- recovery : failover, fail over, fails over, conmutacion, conmutar
            ! promote : promote, promotion, promover, promocionar
            ! outsider : search engine, crawler, scraper, buscador, rastreador, intern, contractor, freelancer, =junior, trainee, apprentice, competitor, employee, manager, boss, chief, supplier, partner, consultant, visitor, stranger, agency, becario, contratista, cliente final, competidor, empleado, jefe, gerente, socio, consultor, visitante
            ! unchanged : unchanged, untouched, intact, unmodified, unaltered, constant, same as before, as before, as ever, stayed the same, stays the same, remains the same, sin cambios, intacto, inalterado, igual que antes, como antes, sigue igual, constante, what it always was
            ! better : improve, improvement, =better, mejorar, =mejora, mejoria
            ! lost : lose, =loses, =lost, =losing, =loss, losses, perder, perdida de, =pierde, =pierden, =perdio, =perdieron, =perdido, =perdida, =perdidos
            ? replica : replica, primary, standby, primario
            ? leader [LEADERSHIP] : leader, leadership, election, quorum, lider, liderazgo, eleccion
            ? retry : agota los intentos, agotan los intentos, agota sus intentos, agotan sus intentos, agotar los intentos, uses up its attempts, use up their attempts, out of attempts, last attempt, ultimo intento, retry, retries, =retried, reintento, reintentar, attempt, intento
            ! retries [RETRIES_EXHAUSTED] : exhausted retries, retry budget, retries exhausted, reintentos agotados, giving up, give up, gives up, gave up, se rinde
            ! cold [CACHE_COLD] : cache miss, cold cache, cache frio, fallo de cache
            ? cache <- cold : cache, =caches
            ! race [DATA_RACE] : race, data race, race condition, concurrent, concurrency, concurrente, concurrencia, condicion de carrera, unguarded, unsynchronised, sin proteccion, simultaneous, simultaneo
            ! slow [SLOW] <> fast : slow down, slows down, slowed down, slow, =slower, frenar, ralentizar, =slows, =slowed, too long, =tardan, =tarda, =tardaron, =tardo, demasiado tiempo, took too long, slowdown, latency, lento, lentitud, =lenta, latencia, duration, duracion, response time, tiempo de respuesta, takes longer, tarda mas, =p99, =p95
            ? fast <> slow : =fast, =faster, =quick, =rapido, =rapida
            ? region : region, availability zone
            ? provider : provider, third party, vendor, proveedor, status page, pagina de estado
            ? spike : spike, peak, =pico, =picos
            ! duplicate : duplicate, duplicado, duplicar
            ? constraint : constraint, restriccion
            ? stack : stack trace, traceback, traza de pila
            ? scheduled : cron, schedule, scheduled, programado, planificado
            ? probe : probe, readiness, liveness, health check, sonda
            ? database : database, =db, =dbs, dsn, sql, psycopg, psycopg2, jdbc, postgres, postgresql, mysql, mongo, mongodb, oracle, sqlite, hikari, sqlalchemy, base de datos, bases de datos, =pg, productdb
            ? postgres : postgres, postgresql, psycopg, psycopg2, =pg
            ! success <> failure : passed by itself, stopped by itself, ended by itself, paso solo, se paso solo, por si solo se paso, heals, healed, came back up, is back, are back, calmed down, calm down, settled down, se calmo, calmarse, normalizar, normalidad, answers again, responds again, ya responde, works again, works now, runs again, running again, is well, works well, works as before, is fine, runs fine, vuelve a funcionar, funciona de nuevo, ya funciona, =funciona, =funcionan, =funcionar, succeed, success, successful, =healthy, =recovered, has recovered, back to normal, exito, exitoso, =sano, =sana, se recupero, se ha recuperado, works correctly, funciona bien, funciona correctamente, works fine, =stable, =estable
            """;

    static final String CHANGES =
            """
            ! rename : rename, renombrar, =renombra, cambia de nombre, cambia el nombre, changes the name, new name
            ! replace <- rename : replace, replacement, swap, substitute, supersede, reemplazar, sustituir, =sustituye, =reemplaza, cambia por
            ! lower <> raise : lower, =lowering, =baja, =bajo, =bajar, =bajado, =bajada, rebajar
            ! raise <> lower : raise, elevar, elevado, bump up, =sube, =subio, =subir, =subido, =subida
            ! rise <> fall : =rise, =rises, =rose, =risen, =rising, climb, jump, soar, surge, grow, =grew, growth, =sube, =subio, =subir, =subido, =subida, dispararse, disparar, escalar, crecer, =crece, =crecio, crecimiento, rises since
            ! fall <> rise : drop to, drops to, dropped to, dropping to, drops from, dropped from, =fall, =falls, =fell, =fallen, =falling, plunge, plummet, =cae, =cayo, =caer, =caen, =caida de, desplomarse, desplomar, descender, =baja, =bajo, =bajar, =bajado
            ? more <> less <- raise rise : multiply, multiplicar, =bigger, =larger, =wider, =longer, =roomier, mas grande, mas largo, increase, higher, =greater, incrementar, aumentar, aumento, incremento, =mayor, more frequent, mas frecuente, =elevated
            ? less <> more <- lower fall : =smaller, =tighter, =narrower, mas pequeno, mas corto, decrease, reduce, reduction, shrink, shorten, =cut, =cuts, cut by, =shorter, cut to, reducir, =reduce, =redujo, reduccion, reducido, disminuir, disminucion, acortar, recortar, =menor, fewer, =drops to, =dropped to, =dropped from, =drops from
            ! removed <> added : =gone, =away, disappear, vanish, desaparecer, =desaparecio, remove, removal, delete, deletion, take away, takes away, took away, taken away, take out, strip, drop, eliminar, =elimina, eliminacion, quitar, =quita, =quito, borrar, borrado, suprimir, retirar, dropped
            ! added <> removed : add, =adds, =added, =adding, addition, brings in, bring in, brought in, insert, append, agregar, =agrega, anadir, =anade, =anadio, =anadido, =anadida, incorporar, introducir, =introduce, =introduces, =introduced, =introdujo
            & revert : revert, reverts, roll back, rolls back, rolled back, rollback, undo, back out, revertir, =revierte, =reversion, deshacer, volver atras, =restore, =restores, =restored, =restoring, =restoration, restaurar, set back, put back, volver a poner
            & deploy : deploy, deployment, redeploy, ship, roll out, rollout, rolled out, release, go live, went live, =live, desplegar, despliegue, =despliega, desplegado, publicar, liberar, en produccion
            ? committed : =committed, commiteado
            ? merge : merge, fusionar
            ? flag : flag, feature flag, bandera, =toggle
            ! switch <- enabled disabled : switch, toggle, flip, cambiar de estado, conmutar
            ! enabled <> disabled : enable, turn on, turned on, turns on, switched on, switches on, activate, activar, =activa, activado, encender, habilitar, =habilita
            ? inforce <- deploy enabled added raise new : =active, =activo, in force, in effect, vigente, en vigor, takes effect, took effect, take effect, surte efecto, surtio efecto
            ! disabled <> enabled : disable, turn off, turned off, turns off, switched off, switches off, deactivate, desactivar, =desactiva, apagar, deshabilitar
            & upgrade <> downgrade : =subida, =subir, =sube, bump, upgrade, moves the dependency, newer version, version nueva, actualizar, actualizacion
            ! downgrade <> upgrade : downgrade, older version, version anterior
            ! reschedule : reschedule, reprogramar
            ? guard : guard, safeguard, null check, validation of, guarda, salvaguarda
            ? loop : loop, bucle
            ! callinloop : n+1, call inside a loop, calls inside a loop, llamada dentro de un bucle
            ? docs : documentation, =docs, =readme, documentacion, documentation only, solo documentacion
            . tests : =tests, =test, =testing, =tested, =pruebas
            . comments : =comments, comentarios
            ? pipeline : pipeline, =ci
            ? refactor : refactor, refactoring, tidy, cleanup, clean up, simplify, refactorizar, refactorizacion
            . default : default, defecto, predeterminado
            ? syntax : syntax, sintaxis
            . version : version, =versions, =versiones
            . author : author, =wrote, =written, =autor, =autora, =escribio, escrito por
            . shares : share the word, shares the word, words in common, name the same, both name, comparte palabras, ambos nombran
            . tied : =tied, =ties, =tie, link, =linked, vincular, =vinculado, ligado, =liga, =une, =vincula
            . after : =afterwards
            . new <> old : new, newly, nuevo, =nueva, =nuevas, novel, first seen, never seen before, not seen before, first time, primera vez, no visto
            . old <> new : =old, =older, former, =viejo, =vieja, antiguo, original
            ! all : =every, everyone, everything, everybody, everywhere, =always, completely, totally, =siempre, por completo, completamente, totalmente, =entero, =entera
            ~ only : =only, solely, exclusively, =solo, =unico, =unica, solamente, unicamente, exclusivamente, nothing but
            . several : several, =multiple, varios, varias, multiples
            ! safe : =safe, safely, harmless, innocent, =seguro, =segura, inofensivo, inocente, sin riesgo, risk free, unrelated, irrelevant
            ! reviewed : review was, reviewed, =revisado, =revisada, =revisados
            """;

    static final String SIGNS =
            """
            ? log : log, logged, =registro, bitacora, log line, linea de log, lineas de log, =registros, loguear
            ? metric : metric, metrica, chart, gauge, serie
            ? trace : =trace, =traces, =traced, =span, =spans, =traza, =trazas
            ? diff : diff, patch, hunk, parche
            ? catalog : catalog, catalogue, catalogo
            ? depends : depend, dependency, dependencies, depende, dependencia, dependencias, rely, relies, require, requires, needs, requiere, necesita, utiliza, dependent, dependiente
            ? consumes : consume, consumer, consumir, consumidor, =consume, subscribe, subscriber, suscribir, suscriptor
            ? provides : provide, provided, publish, publisher, proveer, publica
            . calls : =calls, =called, =caller, =callers, =llama, =llaman, =llamado, invoke, invocar
            . events : =events, =eventos, invoice-events
            ? rule : rule, gotcha, heuristic, =convention, =conventions, regla, norma, heuristica, =convencion
            . earlier : earlier incident, past incident, incidente previo, incidente anterior
            . stated : =open, resolved
            """;

    static final String PLAIN =
            """
            ~ service : service, services, servicio, =app, =apps, application, aplicacion, component, componente, system, sistema, workload
            ~ process : process, proceso, instance, instancia, =pod, =pods, container, contenedor, replicas, worker, deployment of, runtime
            ~ client : =callers, client, driver, controlador, library, biblioteca, libreria, connector, conector, sdk, reader, lector, =caller, parser
            ~ code : =code, codigo, program, programa, function, funcion, method, metodo, class, clase, module, modulo, logic, logica, implementation, implementacion, call, llamada, =calling, llamar
            ~ setting : setting, configuration, =config, configs, option, opcion, parameter, parametro, property, propiedad, configuracion, ajuste, =key, =keys, clave, =value, =values, =valor, =valores, field, campo, variable, =name, =names, =named, =nombre, =nombres, string, cadena, keyword, argument, argumento, attribute, atributo, limit, limite, threshold, umbral, budget, size, tamano, maximum, maximo, minimum, minimo, amount, number, numero, count, cantidad, =level, =nivel, rate, tasa, =term, =word, =words, =palabra, =palabras
            ~ connection : connection, connect, conexion, conectar, =link, address, direccion, endpoint, =port, =puerto, =host, =hosts
            ~ place : pull request, file, archivo, fichero, =line, =lines, =linea, =lineas, path, =ruta, =rutas, repository, repositorio, directory, =dir, =row, =block of code
            ~ request : request, peticion, solicitud, query, consulta, operation, operacion, transaction, transaccion, =job, =jobs, =task, =tasks, tarea, =work, trabajo
            ~ answer : =mensaje, =mensajes, response, respuesta, =answer, =answers, =answering, reply, =replies, respond, responder, =responde, contestar, message, mensaje, =text, =texto, content, contenido, output
            ~ failure <> success : fail, =failure, =failures, =fails, error, =errors, errores, =fallo, =fallos, =falla, =fallan, =fallaron, =fallar, =fallando, exception, excepcion, problem, problema, trouble, issue, symptom, sintoma, =break, =breaks, =breaking, incident, incidente, malfunction, =wrong with, affect, afectar
            ~ alert : alert, alerta, alarm, alarma, monitor, monitoring, fire, =fired, =fires, =saltó, =salto, =dispara, page
            ~ happen : falls on, fall on, fell on, cae en el mismo, cae en el inicio, cae cerca, caen cerca, fall back to, falls back to, fell back to, falling back to, fall back on, falls back on, fallback, come back with, comes back with, came back with, come back empty, comes back empty, come back as, comes back as, comes in, come in, =queueing, =queuing, =queued, se queda sin respuesta, se quedan sin respuesta, se queda sin la, se queda sin el, go away, goes away, went away, going away, away from, falta saber, falta ver, falta por, falta la curva, falta conocer, falta mirar, falta leer, falta averiguar, hace falta, hacen falta, haria falta, harian falta, que falta es, lo que falta, lo que me falta, what i miss, what is missing, is missing from the evidence, to record, on record, goes to show, queue up, queues up, queued up, hacen cola, hace cola, full of, lleno de, llena de, se llama, se llamaba, se llamo, is called, was called, be called, so called, further down, down the line, down to, down from, one step down, step down, write down, written down, look for, looks for, ask for, asks for, =looks, any more, no more, no longer, known deployment, despliegue conocido, known change, cambio conocido, deployment known, happen, occur, ocurrir, suceder, appear, aparecer, show, mostrar, =muestra, =muestran, =mostro, see, =seen, =sees, =ver, =visto, =ve, =ven, observe, observar, report, reportar, informar, record of, note, indicate, indicar, say, =says, =said, decir, =dice, =dicen, tell, =tells, =told, read, =reads, leer, =lee, state, =states, mention, mencionar, =quotes, describe, describir, name as, point, =points, apuntar, =apunta, senalar, match, coincide, coincidir, agree, concordar, correspond, corresponder, fit, =fits, =encaja, =encajan, encajar, suit, explain, explicar, =explica, consistent, consistente, coherente, suggest, sugerir, sugiere, support, respaldar, apoyar, confirmable
            ~ begin : begin, =began, =begun, start, =starts, =started, onset, comenzar, =comienza, =comienzan, empezar, =empieza, =empiezan, =empezo, iniciar, =inicia, =inicio, =inicios, comienzo, =arranca, =arranco, arrancar, arranque, emerge, onward, outset
            ~ follow : follow, =follows, =next, =then, seguir, =sigue, =siguen, come, =comes, =came, venir, =viene, =vienen, arrive, llegar, =llega, =llegan, lead, =leads, =led, llevar, =lleva, conducir, result, resultar, resulta, resultado, consequence, consecuencia, effect, efecto, therefore, hence, turn, =turns
            ~ make : make, =makes, =made, =making, hacer, =hace, =hacen, =hizo, =hecho, do, give, =gives, =given, =gave, =da, =dan, dar, =dio, take, =takes, =took, =taken, tomar, put, =puts, poner, =pone, =puso, set, =sets, =setting, establecer, =establece, fijar, keep, mantener, leave, =leaves, =left, dejar, =deja, =dejo, get, =gets, =got, obtener, =obtiene, recibir, =recibe, =receives, receive, =received, become, hold, =holds, =held, let, =lets, allow for, carry, =carries, =carried, pass, =passes, pasar, =pasa, pasan, go, =goes, =went, ir, =va, =van, bring, send, =sends, =sent, enviar, =envia, =envian, return, devolver, =devuelve, =devuelven, use, =uses, =used, =using, usar, =usa, =usan, =usado, expect, esperar, =espera, =esperan, await, wait, want, try, =tries, =tried, intentar, =intenta, =intentan, open, =opens, =opened, =opening, abrir, =abre, =abren, close, cerrar, reach, alcanzar, =alcanza, =alcanzan, handle, manejar, understand, entender, =entiende, acquire, adquirir, obtain, establish, access, acceder, =acceso, write, =writes, =writing, escribir, =escribe, load, =loads, =loading, cargar, =carga la, create, crear, contain, contener, =contiene, =contienen, include, incluir, =incluye, hold in, touch, tocar, =toca, =tocan, process, procesar, run, =runs, =running, =ran, ejecutar, =ejecuta, =ejecutan, correr, =corre, work, funcionar, =funciona, =funcionan, serve, servir, =sirve, stay, remain, permanecer, quedar, =queda, =quedan, continue, continuar, =sigue, exceed, exceder, superar, =supera, hit, =hits, need, necesitar, =necesita, =necesitan, provide for
            ~ change : change, cambio, cambiar, =cambia, modify, modificar, modificacion, modification, edit, alter, alterar, commit, =commits, update, difference, diferencia, revision
            ~ cause : cause, causa, causar, =causes, reason, razon, motivo, explanation, explicacion, hypothesis, hipotesis, mechanism, mecanismo, suspect, sospechoso, sospecha, candidate, candidato, origin, origen, trigger, =triggers, source, fuente, culprit, culpable, blame, culpa, provocar, =provoca, =provoco, =break, =breaks, =broke, =broken, romper, =rompe, =rompio, responsible, responsable, introduce, =due, =because, =debido, impact, impacto
            ~ evidence : evidence, evidencia, prueba, sign, =signs, signal, senal, indicio, detail, detalle, fact, hecho, picture, data point, entry, entries, entrada, piece, =event, =evento, confidence, confianza, =high, =medium, =low, =alto, =alta, =medio, =media, =bajo, =baja, likelihood, verdict, diagnosis, diagnostico, analysis, analisis, summary, resumen
            ~ part : part, parte, side, lado, =rest, =resto, =kind, =kinds, type, tipo, sort, way, =ways, manera, forma, thing, cosa, case, caso, order, orden, time, =times, tiempo, moment, momento, window, ventana, period, periodo, =span of, =point in time, =beginning, end, final, =middle, place, lugar, =sitio, =hours, =minutes, =seconds, =minute, =hour, =minuto, =minutos, =hora, =horas, =segundo, =segundos, =second, day, instant, instante, age, edad, interval, intervalo, =ago, unit, figure, cifra
            ~ narrative : same, fault, averia, =tomo, =toma, =toman, =ir, =voy, =vino, =cayo en, =uso, =usos, =usaba, =tocaba, =abrio, =cerro, =leyo, =pidio, =piden, =dieron, =daba, =vio, =vieron, =dijo, =puso, =trajo, =traia, =trae, previous, previously, =prior, =anterior, =anteriores, previo, preceding, =late, =later, =posterior, =posteriores, posteriormente, =tarde, =root, raiz, =became, =become, =becomes, =asks, =asked, =pide, =piden, at the same time, al mismo tiempo, a la vez, at once, mode, modo, title, =titled, titular, titulo, =saw, =end, =ends, =ended, acabar, =acaba, terminar, =termina, wait, =waits, =waiting, esperar, =espera, subject, asunto, =takes over, =taken over, =took over, takeover, relevo, tomar el relevo, anew, de nuevo, different, distinct, distinto, diferente, certain kind, particular, specific, especifico, concrete, concreto, plain, simple, direct, directo, single, =sole, =near, nearest, cercano, close to, early, temprano, long, largo, =short, corto, usual, normal, common, comun, ordinary, general, current, actual, present in, given, relevant, relevante, possible, likely, strong, fuerte, weak, debil, clear cut, visible, apparent, likelier, likeliest, =best, =better, =mejor, exact, exacto, literal, literally, literalmente, =full text, =itself, short form, =main, principal, =first, =last, primero, primer, ultimo, =second, =third, =few, =many, =much, =most, =more, =mas, =less, =menos, =least, =luego, =bajo, =themselves, =each, pocos, muchos, =mucho, =mayoria, parte de, =together, juntos, line up, lines up, =up, =rather, =mas bien, besides, =around, =alignment, alignment, alinear, compatible, =new one, =old one, =reader, =writer, =side, =deal with, =try to, =still, =yet, =ya, =aun, =later on, =name it, =here, =below, =above, =following, siguiente, =ahead, =beforehand, previously to, =overlap, closeness, cercania, proximity, proximidad, temporal, temporally, temporalmente, timing, =fits in time, aftermath, start point, =wording, formulation, =phrase, frase, =sentence, oracion, =quote, =quotes, cita, =citing, =pair, =both sides, =number of, relation, relacion, =related, =relates, related to, relate, correlate, correlacionar, correlation, correlacion, connected to this, =matter, asunto, =question, cuestion, =short, =brief, =briefly, =summary, breve, brevemente, conclusion, =conclude, concluir, probability, probabilidad, =odds, candidate cause, =place in time, elsewhere, =otra parte, =side by side, behaviour, behavior, comportamiento, state, status, estado, situation, situacion, condition, condicion, step, paso, =action, =actions, accion, acciones, plan, option left, choice, =need to, path to, =rest of, =remaining, restante, =already, =meantime, =meanwhile, =mientras tanto, name of it, expected, esperado, unexpectedly, =called, denominado, llamado, denominar, =known as, conocido como, considered, considerar, treat, tratar, interpret, count as, =counts, involve, involucrar, implicar, =implica, =means, =mean, significar, =significa, =significan, =meaning, significado, =still open, share, compartir, =comparte, belong, pertenecer, =pertenece, concern, =name given, contradict, contradecir, =speaks, =speak, =habla, =hablan, against, favour, favor, weigh, pesar, =weight, =peso, point in favour, rank, ranked, clasificar, rule in, =hold up
            ~ phrases : what is known, all on, all against, all from, all at, all of them on, todos contra, todas contra, todos en, todas en, correct the spelling, corrects a typo, fix a typo, fixes the spelling, corrige la ortografia, all that is known, all we know, all that is there, point away from, points away from, pointing away from, in full, the whole change, whole change, whole diff, whole file, whole message, whole log, whole story, full change, full diff, full message, full text, full log, full file, por completo, por entero, todo lo que se sabe, todo lo que hay, todo lo que consta, cambio completo, cambio entero, mensaje completo, major version, major release, minor version, version mayor, written down, wrote down, writes down, put down, note down, noted down, broken down, brought in, brings in, bring in, any more, safety net, every failing, every failed, each failing, each failed, has to be deployed, has to be changed, has to be reverted, has to be renamed, has to be rolled, has to be read, has to be written, has to be rebuilt, has to be redeployed, has to be restarted, has to be done
            ! misconfigured <- misspelt notset invalid : misconfigure, misconfiguration, mal configurado, desconfigurar, bad configuration
            ! plenty : plenty of, to spare, more than enough, de sobra, holgado, holgura, desahogado, abundant
            ~ production : production, produccion, environment, entorno
            ~ kubernetes : kubernetes, kubectl, =k8s, cluster, namespace
            & look : check, =checks, comprobar, =comprueba, =compruebe, =compruebe, verify, verificar, =verifica, =verifique, inspect, inspeccionar, =inspeccione, look, =looks, =mira, =mirar, =mire, review, revisar, =revise, =revisa, watch, vigilar, =vigile, observar, compare, comparar, =compare, confirm that, =confirm, =confirmar, =confirme, ensure, asegurar, =asegurese, make sure, test that, =test whether, ask, preguntar, =pregunte, find out, averiguar, =averigue, collect, recoger, =recoja, list, listar, =liste, examine, examinar, investigate, investigar, =investigue, search, buscar, =busque, consult, consultar, =consulte, see whether, see if, ver si, determine, determinar, identify, identificar, read what, leer, =lea, track, measure, medir, keep an eye
            & mend : fix, =fixes, repair, arreglar, =arregle, corregir, =corrija, correct, solve, solucionar, =solucione, mend, prevent, prevenir, =prevenga, evitar, =evite, avoid, mitigate, mitigar, protect, proteger
            & renew : renew, renewal, renovar, =renueve, =renovacion, rotate, rotar
            & afterwards : afterwards, later on, despues, luego, =first, =then, primero, =finally, finalmente, before that, =once
            """;

    static final String GRAVE =
            """
            ^ critical : critical, severe, severity, =critico, =critica, severo, gravedad, =grave, =graves, =sev1, =sev2, =sev0, =p0, =p1, urgent, urgente
            ^ outage : outage, downtime, blackout, interruption, apagon, interrupcion, =caido, =caida, =caidos, =caidas, =down, offline, fuera de servicio, indisponibilidad, disruption
            ^ disaster : catastrophic, catastrophe, disaster, disastrous, emergency, catastrofico, catastrofe, desastre, emergencia, devastating, fatal for, major, massive, huge, widespread, dramatic, enormous, masivo, enorme, generalizado, serious, alarming, collapse, meltdown
            ^ dataloss : data loss, lost data, loses data, data are lost, data is lost, datos se han perdido, perdido todos los datos, perdido los datos, perdido datos, loss of data, data was lost, data were lost, perdida de datos, perdio datos, datos perdidos, corrupt, corruption, corrupted, corrupto, corrupcion, destroyed, wiped
            ^ attack : =maliciously, attack, attacker, breach, intrusion, intruder, hack, hacker, hacked, malicious, exploit, compromise, compromised, ddos, malware, ransomware, virus, sabotage, ataque, atacante, intruso, malicioso, brecha, vulnerability, vulnerabilidad, hackear, comprometido, sabotaje, security incident, incidente de seguridad, stolen, theft, robo, leaked, exfiltrate, filtrado
            ^ intent : =deliberately, =intentionally, =carelessly, =recklessly, =negligently, =knowingly, =wilfully, without review, without a review, without testing, without tests, without a test, without approval, sin revision, sin revisar, sin pruebas, sin permiso, without permission, deliberate, intentional, on purpose, careless, negligent, negligence, reckless, deliberado, intencional, intencionado, a proposito, negligencia, negligente, descuido, imprudente, incompetent, incompetente, mistake by, unreviewed, untested
            """;

    static final String SURE =
            """
            * sure : =certainly, =certain, =certainty, =definitely, =definitive, =undoubtedly, without doubt, without a doubt, without any doubt, no doubt, beyond doubt, beyond any doubt, =unquestionably, =indisputable, =undeniable, =undeniably, =proven, =proof, =proves, =prove, =proved, =obvious, =obviously, =clearly, =surely, =sure, for sure, =absolutely, =conclusive, =conclusively, =guarantee, =guaranteed, =confirmed, =confirms, must have, has to be, there is no question, it is clear, =evidently, sin duda, sin lugar a dudas, sin ninguna duda, =indudable, =indudablemente, con seguridad, con certeza, =certeza, =cierto, =cierta, =probado, =demostrado, =demuestra, =comprobado, =confirmado, =confirmada, =confirma, =confirman, =obvio, =claramente, =definitivamente, =definitivo, =absolutamente, =evidente, =indiscutible, =garantizar, =garantizado, =inequivoco, =inequivocamente, =seguramente, tiene que ser, con toda seguridad, indeed the only, =irrefutable, =irrefutably, =incontrovertible, =unmistakable, =unambiguous
            """;

    private Concepts() {}
}
