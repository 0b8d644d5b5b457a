//! `huddle serve`: the site in a browser while it is written. Built in memory, rendered page by page as it is asked
//! for, on this computer only unless an address of its network is named. Mistakes are shown in the page, over the last
//! site that had none.

mod addresses;
mod browser;
mod host;
mod page;
mod preview;
mod shown;
mod watch;

use crate::cli::arguments::{ServeArguments, prefix};
use crate::cli::outcome::Outcome;
use addresses::{EVENTS, SCRIPT};
use anyhow::{Context, bail};
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use host::Host;
use preview::Preview;
use shown::{Answer, Shown};
use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, PoisonError, RwLock};
use tokio::net::TcpListener;
use tokio::sync::broadcast;
use tokio_stream::StreamExt;
use tokio_stream::wrappers::BroadcastStream;

/// How many ports after the one asked for are tried.
const PORTS: u16 = 100;

/// What requests share.
#[derive(Clone)]
struct Shared {
    shown: Arc<RwLock<Shown>>,
    changes: broadcast::Sender<u64>,
    host: Host,
}

/// Runs the command until it is stopped.
///
/// # Errors
/// A folder that cannot be read, or no port to be had.
pub fn run(arguments: &ServeArguments) -> anyhow::Result<Outcome> {
    let (changes, _) = broadcast::channel(16);
    let preview = Preview::new(&arguments.site, arguments.quiet, changes.clone())?;
    let shown = preview.shown().clone();
    report_painted!(shown.read().unwrap_or_else(PoisonError::into_inner).report());
    watch::watch(&arguments.site.content, preview);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = listen(arguments.host, arguments.port).await?;
        let host = Host { address: arguments.host, port: listener.local_addr()?.port() };
        welcome(arguments, &host);
        let shared = Shared { shown, changes, host };
        let app = Router::new()
            .route(EVENTS, get(events))
            .route(SCRIPT, get(script))
            .fallback(get(answer))
            .with_state(shared);
        let stopped = async {
            let _ = tokio::signal::ctrl_c().await;
        };
        tokio::select! {
            ended = axum::serve(listener, app) => ended.context("the preview ended"),
            () = stopped => Ok(()),
        }
    })?;
    Ok(Outcome::Done)
}

/// Says where the site is, and to whom it answers.
fn welcome(arguments: &ServeArguments, host: &Host) {
    let address = host.url();
    if host.port != arguments.port {
        message!("port {} is taken, so this uses {}", arguments.port, host.port);
    }
    if let Some(warning) = host.warning() {
        message!("{warning}");
    }
    if !arguments.quiet {
        message!(
            "Your site is at {address} and follows every change in {}. Stop it with Ctrl+C.",
            prefix(&arguments.site.content)
        );
    }
    if arguments.open {
        browser::open(&address);
    }
}

/// The port asked for, or the next that is free; at one address and nowhere else.
async fn listen(address: IpAddr, first: u16) -> anyhow::Result<TcpListener> {
    let mut last = None;
    for port in first..=first.saturating_add(PORTS) {
        match TcpListener::bind(SocketAddr::from((address, port))).await {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrNotAvailable => {
                bail!("{address} is not an address of this computer; --host 0.0.0.0 stands for all that it has")
            }
            Err(error) => last = Some(error),
        }
    }
    Err(last.map_or_else(|| anyhow::anyhow!("no port"), anyhow::Error::from))
        .with_context(|| format!("no port from {first} on can be used"))
}

/// Only requests that name this computer are answered: a page of another site must not read the preview by a name of
/// its own that leads here (DNS rebinding).
fn is_own(headers: &HeaderMap, host: &Host) -> bool {
    host.is_named_by(headers.get(header::HOST).and_then(|named| named.to_str().ok()).unwrap_or(""))
}

async fn answer(State(shared): State<Shared>, request: Request) -> Response {
    if !is_own(request.headers(), &shared.host) {
        return (
            StatusCode::FORBIDDEN,
            "this preview answers only where it is asked by the address that it was started with\n",
        )
            .into_response();
    }
    let path = request.uri().path().to_owned();
    let shown = shared.shown.clone();
    let answer =
        tokio::task::spawn_blocking(move || shown.read().unwrap_or_else(PoisonError::into_inner).answer(&path)).await;
    let answer = answer.unwrap_or_else(|error| Answer::html(500, page::fault(&error.to_string())));
    match answer {
        Answer::Page { status, media_type, bytes } => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
            (status, [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "no-store")], bytes).into_response()
        }
        Answer::MovedTo(address) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, address)]).into_response(),
    }
}

async fn script(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    if !is_own(&headers, &shared.host) {
        return StatusCode::FORBIDDEN.into_response();
    }
    ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], page::SCRIPT)
        .into_response()
}

/// Tells the browser of every change.
async fn events(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    if !is_own(&headers, &shared.host) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let stream = BroadcastStream::new(shared.changes.subscribe()).filter_map(Result::ok);
    let stream = stream.map(|version| Ok::<_, std::convert::Infallible>(Event::default().data(version.to_string())));
    Sse::new(stream).keep_alive(KeepAlive::default()).into_response()
}
