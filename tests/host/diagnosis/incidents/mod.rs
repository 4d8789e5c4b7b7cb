//! Several failures in one paste: which are one, how they are counted, and which of them decides.

mod joined;

use crate::common::keys::Numbers;
use crate::common::mask;
use std::rc::Rc;
use why401::answer::{Answer, Choices};
use why401::catalogue::{Alphabet, Cause};
use why401::diagnose;
use why401::report::{MAX_OTHERS, Report};

/// OpenAI refuses a key, as a program prints it.
const REFUSED: &str = "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: undefined. \
    You can find your API key at https://platform.openai.com/account/api-keys.', 'type': 'invalid_request_error', 'param': None, \
    'code': 'invalid_api_key'}}\n";
/// OpenAI's account is empty.
const EMPTY: &str = "openai.RateLimitError: Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check \
    your plan and billing details.', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}\n";
/// OpenAI wants to be asked more slowly.
const LIMITED: &str = "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached for gpt-4o on requests per \
    min: Limit 3, Used 3', 'type': 'requests', 'param': None, 'code': 'rate_limit_exceeded'}}\n";
/// Anthropic refuses a key.
const ANTHROPIC: &str = "anthropic.AuthenticationError: Error code: 401 - {'type': 'error', 'error': {'type': \
    'authentication_error', 'message': 'invalid x-api-key'}}\n";
/// Anthropic has too much to do.
const OVERLOADED: &str = "anthropic.APIStatusError: Error code: 529 - {'type': 'error', 'error': {'type': 'overloaded_error', \
    'message': 'Overloaded'}}\n";

const REFUSED_CAUSE: Cause = Cause::PlaceholderKey;

/// Lines of a traceback in front of an exception.
fn traceback(exception: &str) -> String {
    format!(
        "Traceback (most recent call last):\n  File \"/app/ask.py\", line 14, in ask\n    reply = client.create(model=model)\n{exception}"
    )
}

/// Puts a label in front of every line.
fn labelled(label: &str, text: &str) -> String {
    text.lines().map(|line| format!("{label}  | {line}\n")).collect()
}

/// Words that tell numbers apart; digits alone count as ids.
fn word(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// One refused model for each number.
fn refused_model(number: usize) -> String {
    format!(
        "openai.NotFoundError: Error code: 404 - {{'error': {{'message': 'The model `chat-{}` does not exist or you do not have \
         access to it.', 'type': 'invalid_request_error', 'param': None, 'code': 'model_not_found'}}}}\n",
        word(number)
    )
}

/// Causes and numbers of all failures in a text: first the answer, then the others in their order.
fn counted(text: &str) -> Vec<(Cause, usize)> {
    let report = diagnose(text);
    let others = report.others.iter().map(|other| (other.cause(), other.count));
    let counted: Vec<(Cause, usize)> = std::iter::once((report.cause(), report.count)).chain(others).collect();
    assert_eq!(report.incidents, counted.len(), "in {text}");
    counted
}

/// A failure that is printed again with other ids, times, workers and masked keys is one with a number.
#[test]
fn a_failure_that_is_printed_10000_times_is_one() {
    let mut numbers = Numbers(403);
    let text: String = (0..10_000)
        .map(|number| {
            let key = mask(&format!("sk-proj-{}", numbers.text(156, Alphabet::Alnum)));
            let id = numbers.text(24, Alphabet::Hex);
            format!(
                "2026-11-23 10:{:02}:{:02},345 ERROR worker-{} request req_{id} failed\nopenai.AuthenticationError: Error code: 401 \
                 - {{'error': {{'message': 'Incorrect API key provided: {key}.', 'code': 'invalid_api_key'}}}}\n",
                number / 60 % 60,
                number % 60,
                number % 7,
            )
        })
        .collect();
    assert_eq!(counted(&text), [(Cause::InvalidKey, 10_000)]);
}

/// A retry counts as often as it is printed, and so does the same failure in two containers. Another status, code,
/// model or service is another failure.
#[test]
fn a_repeated_failure_counts_as_often_as_it_is_printed() {
    let retry = |number: usize| format!("2026-11-23 10:11:1{number},345 WARN retrying in {number}.5 s\n{}", traceback(LIMITED));
    let series: String = (1..=3).map(retry).collect();
    assert_eq!(counted(&series), [(Cause::RateLimited, 3)]);
    assert_eq!(counted(&format!("{series}{}", retry(4))), [(Cause::RateLimited, 4)]);
    let given_up = format!("{series}2026-11-23 10:11:19,345 ERROR giving up\n{}", traceback(EMPTY));
    assert_eq!(counted(&given_up), [(Cause::QuotaExceeded, 1), (Cause::RateLimited, 3)]);
    let trace = traceback(REFUSED);
    assert_eq!(counted(&format!("{}{}", labelled("api-1", &trace), labelled("api-2", &trace))), [(REFUSED_CAUSE, 2)]);
    assert_eq!(counted(&labelled("api-1", &trace)), [(REFUSED_CAUSE, 1)]);
    assert_eq!(counted(&format!("{}\n{}", refused_model(1), refused_model(1))), [(Cause::ModelNotFound, 2)]);
    assert_eq!(counted(&format!("{}\n{}", refused_model(1), refused_model(2))), [(Cause::ModelNotFound, 1); 2]);
    // Limits per minute and per day have other words and one report.
    let per_day = LIMITED.replace("per min", "per day");
    assert!(per_day != LIMITED);
    assert_eq!(counted(&format!("{LIMITED}\n{LIMITED}\n{per_day}")), [(Cause::RateLimited, 3)]);
}

/// A failure is told with the name of its file, also where labels of containers stand in front of the lines; what a
/// container says in one file ends there.
#[test]
fn files_of_labelled_output_keep_their_names() {
    let cut = "Traceback (most recent call last):\n  File \"a.py\", line 1, in f\n";
    let log = |name: &str, text: &str| format!("==> {name} <==\n{}", labelled("api-1", text));
    let report = diagnose(&(log("a.log", &format!("{}{cut}", refused_model(1))) + &log("b.log", REFUSED)));
    let mut told = vec![(report.source.clone(), report.cause())];
    told.extend(report.others.iter().map(|other| (other.source.clone(), other.cause())));
    told.sort_by_key(|(source, _)| source.clone());
    assert_eq!(told, [("a.log".to_owned(), Cause::ModelNotFound), ("b.log".to_owned(), REFUSED_CAUSE)]);
}

/// 50 others are reported, the rest is counted.
#[test]
fn two_hundred_failures_are_counted_and_fifty_others_told() {
    let report = diagnose(&(0..200).map(|number| refused_model(number) + "\n").collect::<String>());
    assert_eq!((report.incidents, report.others.len(), report.unreported()), (200, MAX_OTHERS, 149));
    // The last one stops the person, however many stand in front of it.
    let last = refused_model(199);
    assert!(last.contains(&report.top().supports[0].text), "{:?}", report.top().supports);
    assert!(report.span.start > 190 * last.len(), "{:?}", report.span);
    assert_eq!(MAX_OTHERS, 50);
    assert!(report.others.iter().all(|other| other.cause() == Cause::ModelNotFound && other.count == 1));
    let named: Vec<bool> =
        (0..50).map(|number| report.others[number].relevant_text().text.contains(&format!("`chat-{}`", word(number)))).collect();
    assert_eq!(named, [true; 50], "in the order of the paste");
    let fewer = diagnose(&(0..51).map(|number| refused_model(number) + "\n").collect::<String>());
    assert_eq!((fewer.incidents, fewer.others.len(), fewer.unreported()), (51, 50, 0));
}

/// Two workers that write line by line are told apart by their labels.
#[test]
fn interleaved_tracebacks_are_untangled() {
    let (one, other) = (traceback(REFUSED), traceback(ANTHROPIC));
    let lines = one.lines().zip(other.lines());
    let text: String = lines.map(|(one, other)| format!("worker-1  | {one}\nworker-2  | {other}\n")).collect();
    let report = diagnose(&text);
    assert_eq!((report.incidents, report.provider, report.cause()), (2, "anthropic", Cause::InvalidKey));
    assert_eq!((report.others[0].provider, report.others[0].cause()), ("openai", REFUSED_CAUSE));
    assert!(
        !report.relevant_text().text.contains("platform.openai.com")
            && report.others[0].relevant_text().text.contains("platform.openai.com")
    );
}

/// A chain of exceptions is one failure, whose root decides; a traceback behind it that belongs to no chain isn't.
#[test]
fn a_chain_of_thirty_exceptions_is_one_failure() {
    for between in [
        "\nDuring handling of the above exception, another exception occurred:\n\n",
        "\nThe above exception was the direct cause of the following exception:\n\n",
    ] {
        let links = (1..30).map(|number| format!("app.errors.{}Error: call {number} failed\n", word(number)));
        let chain: Vec<String> = std::iter::once(REFUSED.to_owned()).chain(links).map(|link| traceback(&link)).collect();
        assert_eq!(counted(&chain.join(between)), [(REFUSED_CAUSE, 1)]);
        let two = format!("{}{}", chain.join(between), traceback(ANTHROPIC));
        assert_eq!(counted(&two), [(Cause::InvalidKey, 1), (REFUSED_CAUSE, 1)]);
    }
}

/// What went well and what was sent is no part of it.
#[test]
fn five_hundred_failed_requests_of_a_recording_are_counted() {
    let entry = |number: usize, status: u16, message: &str| {
        let body = format!("{{\\\"error\\\":{{\\\"message\\\":\\\"{message}\\\",\\\"type\\\":\\\"x\\\"}}}}");
        format!(
            "{{\"startedDateTime\":\"2026-11-20T10:00:{:02}.000Z\",\"request\":{{\"method\":\"POST\",\
             \"url\":\"https://api.openai.com/v1/chat/completions\",\"postData\":{{\"text\":\"insufficient_quota\"}}}},\
             \"response\":{{\"status\":{status},\"content\":{{\"text\":\"{body}\"}}}}}}",
            number % 60
        )
    };
    let har = |entries: Vec<String>| format!("{{\"log\":{{\"version\":\"1.2\",\"entries\":[\n{}\n]}}}}", entries.join(",\n"));
    let same = |number| entry(number, 401, "Incorrect API key provided: undefined.");
    let good = |number| entry(number, 200, "You exceeded your current quota");
    let report = diagnose(&har((0..500).flat_map(|number| [same(number), good(number)]).collect()));
    assert_eq!((report.incidents, report.count, report.cause(), report.recorded), (1, 500, REFUSED_CAUSE, true));
    let different = |number| entry(number, 404, &format!("The model `chat-{}` does not exist", word(number)));
    let report = diagnose(&har((0..500).map(different).collect()));
    assert_eq!((report.incidents, report.others.len(), report.unreported()), (500, 50, 449));
    assert!(report.recorded && report.others.iter().all(|other| other.cause() == Cause::ModelNotFound));
    let report = diagnose(&har((0..500).map(good).collect()));
    assert_eq!((report.incidents, report.others.len(), report.recorded), (0, 0, true));
    assert!(report.notes.iter().any(|note| note.contains("None of the requests")));
}

/// A traceback whose end is missing holds nothing of what stands below it, and hides nothing.
#[test]
fn a_text_that_was_cut_in_a_traceback_hides_nothing() {
    let trace = traceback(REFUSED);
    let letters = trace.char_indices().map(|(at, _)| at).chain([trace.len()]);
    for end in letters.step_by(7) {
        let report = diagnose(&format!("{}\n\n--- ticket 2 ---\n\n{ANTHROPIC}", &trace[..end]));
        assert_eq!((report.provider, report.cause()), ("anthropic", Cause::InvalidKey), "cut at {end}");
        assert!(report.incidents <= 2 && report.others.iter().all(|other| other.provider != "anthropic"), "cut at {end}");
        let alone = diagnose(&trace[..end]);
        assert!(alone.incidents <= 1 && alone.count == 1, "cut at {end}");
    }
    // So it is with an object that ends within a string, and with a chain that is printed without its frames.
    let object = "{\"error\": {\"message\": \"Incorrect API key provided: undef";
    let chain = "httpx.ConnectError: [Errno 111] Connection refused\n\nThe above exception was the direct cause of the following \
        exception:\n\nopenai.APIConnectionError: Connection error.";
    for (above, cause) in [(object, Cause::InvalidKey), (chain, Cause::ConnectionFailed)] {
        let mut found = counted(&format!("{above}\n\n{ANTHROPIC}\n{}", refused_model(1)));
        found.sort_unstable_by_key(|(cause, _)| cause.id());
        let mut wanted = [(cause, 1), (Cause::InvalidKey, 1), (Cause::ModelNotFound, 1)];
        wanted.sort_unstable_by_key(|(cause, _)| cause.id());
        assert_eq!(found, wanted, "below {above}");
    }
    let cut = &trace[..trace.find("reply").expect("it is there")];
    assert_eq!(counted(&format!("{cut}\n2026-11-23 10:11:12,345 ERROR call failed\n{ANTHROPIC}")), [(Cause::InvalidKey, 1)]);
}

/// Texts without an end of a line, without a letter, or with a name in front of every line.
#[test]
fn endless_texts_get_a_report() {
    let words = "the quick brown fox got HTTP 401 ".repeat(10_000);
    assert_eq!(counted(&words), [(Cause::InvalidKey, 1)]);
    let body = "{\"error\": {\"message\": \"Incorrect API key provided\", \"code\": \"invalid_api_key\"}} ".repeat(5_000);
    assert_eq!(counted(&body), [(Cause::InvalidKey, 1)]);
    assert_eq!(diagnose(&"x".repeat(500_000)).incidents, 0);
    let blank = "\n".repeat(1_000_000);
    assert_eq!(diagnose(&blank).incidents, 0);
    let far = format!("{REFUSED}{}{ANTHROPIC}", &blank[..100_000]);
    assert_eq!(counted(&far), [(Cause::InvalidKey, 1), (REFUSED_CAUSE, 1)]);
    let streams: String = (0..1_000).map(|number| labelled(&format!("worker-{number}"), REFUSED)).collect();
    let report = diagnose(&streams);
    assert_eq!((report.incidents, report.cause(), report.count), (1, REFUSED_CAUSE, 1_000));
}

/// The decisive failure of a text, and the one that competes with it.
#[track_caller]
fn decides(text: &str, expected: (&str, Cause), rival: Option<(&str, Cause)>) {
    let report = diagnose(text);
    assert_eq!((report.provider, report.cause()), expected, "in {text}");
    let found = report.rival.map(|rival| (report.others[rival].provider, report.others[rival].cause()));
    assert_eq!(found, rival, "in {text}");
    assert!(rival.is_none() || report.top().percent == 78, "an answer that has a rival isn’t sure: {text}");
}

/// What stops the person now: a refusal before what passes by itself, the last before earlier ones.
#[test]
fn what_stops_the_person_now_decides() {
    let refused = ("openai", REFUSED_CAUSE);
    let anthropic = ("anthropic", Cause::InvalidKey);
    decides(&format!("{REFUSED}\n{ANTHROPIC}"), anthropic, Some(refused));
    decides(&format!("{ANTHROPIC}\n{REFUSED}"), refused, Some(anthropic));
    for passing in [LIMITED, OVERLOADED] {
        decides(&format!("{REFUSED}\n{passing}"), refused, None);
        decides(&format!("{passing}\n{REFUSED}"), refused, None);
    }
    decides(&format!("{LIMITED}\n{OVERLOADED}"), ("anthropic", Cause::ServerError), Some(("openai", Cause::RateLimited)));
    // One that is alone is as sure as ever.
    assert_eq!(diagnose(&format!("{REFUSED}\n{LIMITED}")).top().percent, diagnose(REFUSED).top().percent);
    assert!(diagnose(REFUSED).top().percent > 78 && diagnose(ANTHROPIC).top().percent > 78);
}

/// Where a proxy stopped everything, a later failure of its rank is the rival, by its number among the others.
#[test]
fn the_rival_of_a_proxy_comes_behind_it() {
    let proxy = "2026-11-30 10:00:01 ERROR api.mistral.ai answered HTTP 407 Proxy Authentication Required\n";
    let late = "2026-11-30 10:05:01 ERROR ConnectTimeout: HTTPSConnectionPool(host='api.groq.com', port=443): timed out\n";
    decides(&format!("{proxy}\n{late}"), ("mistral", Cause::ConnectionFailed), Some(("groq", Cause::ConnectionFailed)));
    // An earlier one in front of it doesn't shift that number.
    let bug = traceback("KeyError: 'choices'\n");
    decides(&format!("{bug}\n{proxy}\n{late}"), ("mistral", Cause::ConnectionFailed), Some(("groq", Cause::ConnectionFailed)));
}

/// What is shown of where a failure stands: its first line that says something, and the ticket that holds it.
#[test]
fn a_failure_is_shown_by_its_first_line_and_its_ticket() {
    let first_line = |text: &str| diagnose(text).first_line;
    assert_eq!(first_line(&format!("```\n-----\n{ANTHROPIC}")), ANTHROPIC.trim().lines().next().unwrap());
    assert_eq!(first_line("认证失败: HTTP 401 from api.openai.com"), "认证失败: HTTP 401 from api.openai.com");
    let tickets = format!("## Ticket 1\n\n{REFUSED}\n## Ticket 2\n\n{ANTHROPIC}");
    let report = diagnose(&tickets);
    assert!(report.redaction.text[report.section.clone()].starts_with("## Ticket 2"), "{:?}", report.section);
    assert_eq!(report.source, "Ticket 2");
}

/// How a text was read is told where something of it was left out.
#[test]
fn notes_tell_what_was_skipped() {
    let skipped = |text: &str| diagnose(text).notes.iter().any(|note| note.contains("color codes"));
    assert!(skipped("\u{1b}[31mHTTP 401\u{1b}[0m") && skipped("←[31mHTTP 401←[0m") && !skipped("HTTP 401"));
}

/// A key by itself that is as it should be has no cause.
#[test]
fn a_sound_key_is_no_failure() {
    let key = format!("gsk_{}", crate::common::keys::Numbers(7).text(52, why401::catalogue::Alphabet::Alnum));
    let report = diagnose(&key);
    assert_eq!((report.cause(), report.top().percent, report.provider), (Cause::Unknown, 0, "groq"));
}

/// A bare number says much less than a message.
#[test]
fn what_is_much_less_sure_does_not_decide() {
    let bare = "2026-11-23 10:11:12,345 ERROR https://api.anthropic.com/v1/messages answered HTTP 403\n";
    let report = diagnose(&format!("{REFUSED}\n{bare}"));
    assert_eq!((report.incidents, report.provider, report.rival), (2, "openai", None));
    assert!(report.others[0].top().percent + 25 < report.top().percent);
    // Nearly as sure, the last decides.
    let gemini = "google.genai.errors.ClientError: 400 INVALID_ARGUMENT. {'error': {'code': 400, 'message': 'API key not valid. \
        Please pass a valid API key.', 'status': 'INVALID_ARGUMENT'}}\n";
    let report = diagnose(&format!("{REFUSED}\n{gemini}"));
    assert_eq!((report.provider, report.rival), ("google-gemini", Some(0)));
}

/// A bug of the program behind a refusal is what the refusal led to, and another service's refusal is none of an LLM's.
#[test]
fn what_is_no_refusal_by_an_api_does_not_decide() {
    let bug = traceback("KeyError: 'choices'\n");
    let stripe = "stripe.error.AuthenticationError: Invalid API Key provided: sk_test_****\n";
    for other in [bug.as_str(), stripe] {
        for text in [format!("{REFUSED}\n{other}"), format!("{other}\n{REFUSED}")] {
            decides(&text, ("openai", REFUSED_CAUSE), None);
            assert_eq!(diagnose(&text).others[0].cause(), Cause::NotAnApiError, "in {text}");
        }
        assert_eq!(diagnose(other).cause(), Cause::NotAnApiError, "in {other}");
    }
}

/// What a server of one's own answers in the end belongs to the refusal above it; an answer before it, or another
/// status, is a failure of its own.
#[test]
fn the_own_servers_answer_is_the_outcome_of_a_refusal() {
    let answer = |status: u16| format!("INFO: 10.0.0.3:5123 - \"POST /chat HTTP/1.1\" {status} Internal Server Error\n");
    assert_eq!(counted(&format!("{}{}", traceback(REFUSED), answer(500))), [(REFUSED_CAUSE, 1)]);
    let twice = format!("{0}{1}{0}{1}", traceback(REFUSED), answer(500));
    assert_eq!(counted(&twice), [(REFUSED_CAUSE, 2)]);
}

/// A person who tells of what a program printed adds no failure; in another ticket they do.
#[test]
fn what_a_person_tells_of_a_printed_failure_is_none() {
    let told = "Hi, my Anthropic key gets a 401 Unauthorized error since today, can you help?\n";
    let ticket = |number: usize, text: &str| format!("--- ticket {number} ---\n\n{text}\n");
    assert_eq!(counted(&format!("{}{}", ticket(1, &format!("{told}\n{REFUSED}")), ticket(2, LIMITED))).len(), 2);
    assert_eq!(counted(&format!("{}{}{}", ticket(1, told), ticket(2, REFUSED), ticket(3, LIMITED))).len(), 3);
}

/// A `.env` beside two logs explains the failures of both; a ticket explains its own.
#[test]
fn files_are_shared_and_tickets_are_not() {
    let env = "OPENAI_BASE_URL=https://proxy.example/v1\nOPENAI_API_KEY=undefined\n";
    let files = format!("==> .env <==\n{env}\n==> api.log <==\n{EMPTY}\n==> worker.log <==\n{ANTHROPIC}");
    let report = diagnose(&files);
    assert_eq!((report.incidents, report.source.as_str(), report.others[0].source.as_str()), (2, "worker.log", "api.log"));
    assert!(
        report.relevant_text().text.contains("proxy.example") && report.others[0].relevant_text().text.contains("proxy.example")
    );
    assert!(
        !report.relevant_text().text.contains("insufficient_quota")
            && !report.others[0].relevant_text().text.contains("x-api-key")
    );
    let set = |report: &Rc<Report>| Answer::of(report.clone(), None, &Choices::default()).environment.is_some();
    assert!(set(&Rc::new(report.clone())) && set(&report.others[0]), "both are told what the file sets");
    let tickets = format!("--- ticket 1 ---\n\n{EMPTY}\n--- ticket 2 ---\n\n{env}\n--- ticket 3 ---\n\n{ANTHROPIC}");
    let report = diagnose(&tickets);
    assert_eq!((report.incidents, report.source.as_str(), report.others[0].source.as_str()), (2, "ticket 3", "ticket 1"));
    assert!(
        !report.relevant_text().text.contains("proxy.example")
            && !report.others[0].relevant_text().text.contains("proxy.example")
    );
    assert!(!set(&Rc::new(report.clone())) && !set(&report.others[0]), "nor what another ticket sets");
}
