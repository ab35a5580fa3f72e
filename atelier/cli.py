"""The command line: its words and what each leads to. What a command does is in `commands`, `app`, `shot`.

Exit status: 0 done, 1 a bug of ours (logged) or an unsound base, 2 wrong usage, 3 the environment's fault.
"""

import argparse
import gc
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from atelier import __version__
from atelier.catalogue import DEFAULT_TRAME
from atelier.domain.decision import Fault, Misuse, Refusal
from atelier.domain.language import gettext as _
from atelier.domain.typography import loosened
from atelier.languages import chosen_language, speak_language
from atelier.phone import DEFAULT_PORT
from atelier.usage import WRONG_USAGE, SpokenParser
from base.place import settings_path

DONE, BUG, FAULT = 0, 1, 3
_log = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit status."""
    from atelier.logbook import default_log_path, open_logbook, unforeseen

    speak_language(chosen_language(settings_path()))
    options = _parser().parse_args(_named(arguments))
    open_logbook(default_log_path())
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except Misuse as misuse:
        _complain(str(misuse))
        return WRONG_USAGE
    except (Fault, Refusal) as fault:
        _complain(str(fault))
        return FAULT
    except BrokenPipeError:
        return DONE
    except Exception as error:  # noqa: BLE001 - the last door: logged, and told in one sentence
        _log.error("the command failed", exc_info=error)
        _complain(unforeseen())
        return BUG


def _named(arguments: Sequence[str]) -> Sequence[str]:
    """The arguments; one file alone, as a system names the one that was double-clicked, is an archive to open."""
    is_file = len(arguments) == 1 and arguments[0].lower().endswith(".atelier")
    return ["--archive", *arguments] if is_file else arguments


def _parser() -> argparse.ArgumentParser:
    parser = SpokenParser("atelier", description=_("Animer une rencontre : des post-its au compte rendu."))
    parser.add_argument(
        "--version", action="version", version=f"Atelier {__version__}", help=_("montrer la version")
    )
    parser.add_argument("--base", type=Path, help=_("fichier de la base ; sans lui, celle de l’utilisateur"))
    parser.add_argument("--meeting", help=_("rencontre à ouvrir : identifiant, son début, ou code"))
    parser.add_argument(
        "--archive", type=Path, metavar="FILE", help=_("ouvrir l’archive d’un projet dans la base")
    )
    parser.add_argument("--demo", action="store_true", help=_("ouvrir un projet d’exemple neuf"))
    parser.add_argument(
        "--painted",
        type=Path,
        metavar="FILE",
        help=_(
            "pour les mesures : y noter chaque post-it dès qu’il est peint, le tableau restant vu en entier"
        ),
    )
    _add_network(parser)
    parser.set_defaults(command=_open_app)
    commands = parser.add_subparsers(title=_("commandes"), metavar="")
    _add_new(commands)
    _add_import(commands)
    _add_serve(commands)
    _add_export(commands)
    _add_shot(commands)
    _add_check(commands)
    return parser


_Commands: TypeAlias = "argparse._SubParsersAction[SpokenParser]"


def _add_new(commands: _Commands) -> None:
    command = _command(commands, "new", _new, _("créer un projet et sa première rencontre"))
    command.add_argument("--title", default=_("Nouveau projet"), help=_("titre du projet"))
    command.add_argument("--trame", default=DEFAULT_TRAME, help=_("trame de questions, ou fichier .toml"))


def _add_import(commands: _Commands) -> None:
    help = _("ajouter les post-its d’un récapitulatif, ou le projet d’une archive")
    command = _command(commands, "import", _import, help)
    command.add_argument("--meeting", help=_("rencontre où va le récapitulatif"))
    command.add_argument("--question", type=int, metavar="N", help=_("numéro de la question où il va"))
    command.add_argument(
        "file", metavar="FILE", help=_("fichier de texte, - pour l’entrée standard, ou archive .atelier")
    )


def _add_serve(commands: _Commands) -> None:
    command = _command(commands, "serve", _serve, _("servir le formulaire des téléphones, sans fenêtre"))
    command.add_argument("--meeting", required=True, help=_("rencontre"))
    _add_network(command)


def _add_export(commands: _Commands) -> None:
    command = _command(commands, "export", _export, _("écrire un document"))
    command.add_argument("--meeting", required=True, help=_("rencontre"))
    command.add_argument("--document", required=True, metavar="NAME", help=_("document, par exemple minutes"))
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help=_("fichier à écrire")
    )
    command.add_argument(
        "--question",
        type=int,
        action="append",
        default=[],
        metavar="N",
        help=_("ne garder que cette question ; plusieurs fois pour plusieurs"),
    )
    command.add_argument(
        "--without",
        action="append",
        default=[],
        metavar="PART",
        help=_("laisser cette partie de côté, par exemple annex ; plusieurs fois pour plusieurs"),
    )
    _add_network(command)


def _add_shot(commands: _Commands) -> None:
    command = _command(commands, "shot", _shot, _("écrire l’image d’un écran"))
    command.add_argument("--meeting", required=True, help=_("rencontre"))
    command.add_argument("--view", required=True, metavar="NAME", help=_("écran, par exemple console"))
    command.add_argument("--size", type=_size, default=(1440, 900), metavar="WxH", help=_("taille en pixels"))
    command.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.png", help=_("image à écrire")
    )


def _add_check(commands: _Commands) -> None:
    _command(commands, "check", _check, _("vérifier l’intégrité d’une base"))


def _command(
    commands: _Commands, name: str, run: Callable[[argparse.Namespace], int], help: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help, description=help)
    command.add_argument("--base", type=Path, required=True, help=_("fichier de la base"))
    command.set_defaults(command=run)
    return command


def _add_network(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="0.0.0.0", help=_("adresse d’écoute"))
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, metavar="N", help=_("port d’écoute"))


def _size(text: str) -> tuple[int, int]:
    """A size in pixels, written `1920x1080`."""
    width, _x, height = text.partition("x")
    size = int(width), int(height)
    if not all(100 <= side <= 10_000 for side in size):
        raise ValueError(text)
    return size


def _complain(sentence: str) -> None:
    print(loosened(_("atelier : {sentence}").format(sentence=sentence)), file=sys.stderr)


# The commands, each imported by whoever calls it: `atelier --help` waits for none of them.


def _open_app(options: argparse.Namespace) -> int:
    # Looking for cycles while modules load, where there are none, is a tenth of the start; run_app sees to it.
    gc.disable()
    from atelier.launch import run_app

    return run_app(
        base_path=options.base,
        meeting=options.meeting,
        host=options.host,
        port=options.port,
        demo=options.demo,
        archive=options.archive,
        painted=options.painted,
    )


def _new(options: argparse.Namespace) -> int:
    from atelier import commands

    return commands.new(options.base, title=options.title, trame=options.trame)


def _import(options: argparse.Namespace) -> int:
    from atelier import commands
    from atelier.archives import is_archive

    if is_archive(Path(options.file)):
        return commands.import_archive(options.base, Path(options.file))
    if options.meeting is None or options.question is None:
        raise Misuse(_("Un récapitulatif va dans une question : indiquez --meeting et --question."))
    return commands.import_notes(options.base, options.meeting, question=options.question, file=options.file)


def _serve(options: argparse.Namespace) -> int:
    from atelier import commands

    return commands.serve(options.base, options.meeting, host=options.host, port=options.port)


def _export(options: argparse.Namespace) -> int:
    from atelier import commands

    return commands.export(
        options.base,
        options.meeting,
        document=options.document,
        output=options.output,
        questions=options.question,
        without=options.without,
        host=options.host,
        port=options.port,
    )


def _shot(options: argparse.Namespace) -> int:
    from atelier.shot import shoot

    return shoot(options.base, options.meeting, view=options.view, size=options.size, output=options.output)


def _check(options: argparse.Namespace) -> int:
    from atelier import commands

    return commands.check(options.base)
