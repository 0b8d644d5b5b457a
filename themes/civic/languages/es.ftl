# Las palabras del tema «civic», en español.
#
# Los nombres de los niveles pueden cambiar en cada sitio, y con ellos su género. { $huddle_gender }, { $division_gender },
# { $area_gender }, { $commitment_gender }, { $concern_gender }, { $report_gender } y { $update_gender } dicen cuál es: «f» o «m».
# Sin elegir entre los dos, ningún artículo ni adjetivo con género concuerda con un nivel; sirven «cada», «su», «pendiente»,
# «reciente» o dos puntos. En singular no se escribe «el» ni «la» justo antes de un nivel: se dice «el área», no «la área».
# Una palabra para cada cosa (docs/themes.md, «Spanish»): plazo, responsable, noticia, pendiente, vecindario, Balance.
# Los argumentos de cada mensaje se explican al principio de en.ftl; aquí son los mismos.

language_name = Español

# Los niveles, si el sitio no los cambia
term_huddle_one = reunión vecinal
term_huddle_many = reuniones vecinales
term_division_one = división
term_division_many = divisiones
term_area_one = área de respuesta
term_area_many = áreas de respuesta
term_commitment_one = compromiso
term_commitment_many = compromisos
term_concern_one = inquietud
term_concern_many = inquietudes
term_report_one = informe
term_report_many = informes
term_update_one = actualización
term_update_many = actualizaciones
term_outcomes = resultados

# El género de estos nombres; el de los nombres propios de un sitio, si site.yaml no lo dice, se sabe por cómo termina su
# primera palabra: la terminación más larga decide.
gender_huddle = f
gender_division = f
gender_area = f
gender_commitment = m
gender_concern = f
gender_report = m
gender_update = f
gender_endings = a=f dad=f tad=f tud=f ión=f umbre=f ed=f ez=f ie=f o=m or=m er=m ar=m al=m el=m il=m án=m én=m ín=m ón=m ón=m an=m en=m forme=m aje=m é=m ema=m ama=m grama=m oma=m

# En cada página
skip = Saltar al contenido principal
nav_label = Principal
nav_menu = Menú
nav_home = Inicio
nav_divisions = { $Divisions }
nav_huddles = { $Huddles }
nav_outcomes = { $Outcomes }
nav_upcoming = Próximas fechas
nav_topics = Temas
nav_search = Buscar
nav_organizations = Organizaciones
breadcrumb_label = Usted está aquí
fictional_banner = Ciudad y datos son inventados.
sign_note = { $tag ->
    [en] Así se marca lo que solo está en inglés: todavía nadie lo ha traducido.
   *[other] Así se marca lo que solo está en otro idioma ({ $language }): todavía nadie lo ha traducido.
}
translated_fallback = { $tag ->
    [en] Esta página aún no tiene traducción. Se muestra en inglés.
   *[other] Esta página aún no tiene traducción. Se muestra en { $language }.
}
head_title = { $title } · { $site }
footer_label = Sobre este sitio
footer_feed = Canal de noticias
footer_calendar = Calendario
footer_follow = Recibir novedades
footer_organizations = Organizaciones
footer_published_by = Publica:
footer_contact = Contacto:
footer_license = Los textos y los datos se pueden reutilizar con la licencia
built_on = Sitio generado el { $date }
printed_line = { $address } – copia impresa
printed_version = { $address } – copia impresa, versión: { $version }
pager_label = Páginas
pager_previous = Página anterior
pager_next = Página siguiente
pager_page = Página
page_of = Página { $page } de { $pages }
page_of_title = { $title }, página { $page }

# Cantidades
count_huddles = { $n ->
    [0] Sin { $huddles }
    [one] { $n_text } { $huddle }
   *[other] { $n_text } { $huddles }
}
count_commitments = { $n ->
    [0] Sin { $commitments }
    [one] { $n_text } { $commitment }
   *[other] { $n_text } { $commitments }
}
count_open = { $n ->
    [0] Sin { $commitments } pendientes
    [one] { $n_text } { $commitment } pendiente
   *[other] { $n_text } { $commitments } pendientes
}
count_overdue = { $n ->
    [0] Ningún plazo vencido
    [one] { $n_text } con plazo vencido
   *[other] { $n_text } con plazo vencido
}

count_settled = { $n ->
    [one] { $n_text } ya concluyó
   *[other] { $n_text } ya concluyeron
}
count_kept = { $n ->
    [one] { $n_text } se cumplió
   *[other] { $n_text } se cumplieron
}
count_dropped = { $n ->
    [one] { $n_text } no se hará
   *[other] { $n_text } no se harán
}
count_replaced = { $n ->
    [one] { $n_text } se reemplazó
   *[other] { $n_text } se reemplazaron
}
older_open = { $n ->
    [one] { $n_text } de años anteriores sigue pendiente
   *[other] { $n_text } de años anteriores siguen pendientes
}

# Listas: cuántas filas hay y en qué orden
list_part = { $part } de { $whole }
list_page = { $from } a { $to } de { $whole }
list_all = Ver el total ({ $n_text })
order_all = Primero el plazo vencido más antiguo, luego el plazo más próximo, luego lo más reciente.
order_open = Primero el plazo vencido más antiguo, luego el plazo más próximo.
order_overdue = Primero el plazo vencido más antiguo.
order_newest = Primero lo más reciente.
choose_order = Orden
choose_order_recent = Primero lo que requiere atención
choose_order_overdue = Primero lo que venció hace más tiempo
choose_order_due = Primero lo que vence antes
choose_order_newest = Primero lo más nuevo
csv_rows = Descargar estas filas (CSV)
csv_commitments = { $Commitments } de todo el sitio (CSV)
csv_huddles = { $Huddles } de todo el sitio (CSV)
csv_concerns = { $Concerns } de todo el sitio (CSV)
rows_head_promised = Lo que se prometió
rows_head_where = Dónde
rows_head_how = Desde cuándo, para cuándo
rows_head_address = Dirección
part_recent = Pendientes de { $from } o { $to }
part_older = Pendientes de antes de { $year }

# Nombres y lugares
division_name = { $division_term } { $division }
area_name = { $area_term } { $area }
area_title = { $area }, { $division }
all_areas = { $area_gender ->
    [f] Todas las { $areas }
   *[m] Todos los { $areas }
}
whole_division = { $division_gender ->
    [f] Toda su { $division }
   *[m] Todo su { $division }
}
place_unknown = No se anotó el lugar
place_at = { $name }, { $address }
time_range = de { $start } a { $end }
month_only = No se conoce el día.
owner_at = { $role }, { $organization }
retired_until = Hasta el { $date }
retired_successors = Ahora: { $areas }

# Títulos
title_home = { $Huddles }: { $organization }
title_huddles_all = { $Huddles }: lista completa
title_huddles_year = { $Huddles } de { $year }
title_huddles_division = { $Huddles }: { $division }
title_huddles_division_year = { $Huddles } de { $year }: { $division }
title_huddles_year_division = { $division }: { $huddles } de { $year }
title_outcomes = { $Outcomes }
title_outcomes_state = { $Outcomes }: { $state }
title_outcomes_division = { $Outcomes }: { $division }
title_outcomes_division_state = { $Outcomes }: { $division }, { $state }
title_upcoming = { $Huddles }: próximas fechas
title_topics = Temas
title_organizations = Organizaciones
title_divisions = { $Divisions }
title_update = { $Update } de { $date }
desc_home = { $huddle_gender ->
    [f] Actas de { $huddles } abiertas al público, y qué pasó después con cada { $commitment }.
   *[m] Actas de { $huddles } abiertos al público, y qué pasó después con cada { $commitment }.
}
desc_huddle = Actas y { $commitments } de { $date }: { $division }, { $areas }.
desc_huddles = { $Huddles } con fecha, lugar y actas.
desc_divisions = { $huddle_gender ->
    [f] Cada { $division }, con { $areas } y la fecha de su próxima { $huddle }.
   *[m] Cada { $division }, con { $areas } y la fecha de su próximo { $huddle }.
}
desc_division = { $Areas }, { $huddles } y { $commitments }: { $division }, { $organization }.
desc_area = { $Huddles }, { $commitments } pendientes y { $concerns }: { $area }, { $division }.
desc_outcomes = Cada { $commitment } ante el público: quién responde, con qué plazo y qué pasó después.
desc_upcoming = Fechas, horas y lugares de cada { $huddle } por venir.
desc_topics = Qué pide la gente, por tema.
desc_topic = { $Huddles }, { $concerns } y { $commitments }: { $topic }.
desc_organizations = Organizaciones con { $commitments } a su cargo o que organizan { $huddles }.
desc_organization = { $Commitments } y { $huddles }: { $name }.

# Inicio
home_lede = La comunidad y las autoridades se reúnen en cada { $area }. Lea las actas y vea qué pasó con cada { $commitment }. Publica: { $organization }.
home_upcoming = { $Huddles }: próximas fechas
home_latest = { $Huddles } recientes
home_figures = { $Commitments } en cifras
home_divisions = { $Divisions }
home_how = Cómo funciona
home_years = { $Huddles } por año
how_1 = La gente se reúne en público, en cada { $area }, y dice qué hace falta resolver.
how_2 = Aquí se publican las actas con cada { $commitment }: qué, quién y para cuándo.
how_3 = Se da seguimiento a cada { $commitment } hasta el final. Si nadie informa, este sitio lo dice.
upcoming_none = Por ahora no hay { $huddles } en el calendario.
latest_none = { $huddle_gender ->
    [f] Todavía no se ha publicado ninguna { $huddle }.
   *[m] Todavía no se ha publicado ningún { $huddle }.
}
figure_open = Pendientes
figure_overdue = Con plazo vencido
figure_overdue_of = Pendientes y con plazo vencido
figure_done = Se cumplieron
figure_dropped = No se harán
figure_replaced = Se reemplazaron

# Divisiones y áreas
divisions_none = { $division_gender ->
    [f] Todavía no se ha publicado ninguna { $division }.
   *[m] Todavía no se ha publicado ningún { $division }.
}
areas_heading = { $Areas }
areas_none = { $area_gender ->
    [f] Todavía no se ha publicado ninguna { $area }.
   *[m] Todavía no se ha publicado ningún { $area }.
}
retired_areas_heading = { $Areas } que ya no existen
neighbours_heading = Cerca de aquí
item_next = { $huddle_gender ->
    [f] Próxima { $huddle }:
   *[m] Próximo { $huddle }:
}
item_next_none = sin fecha
item_last = { $huddle_gender ->
    [f] Última { $huddle }:
   *[m] Último { $huddle }:
}
item_last_none = Aquí todavía no hubo { $huddles }
next_none = No hay { $huddles } en el calendario.
last_none = Sin registro de { $huddles }
no_huddle_since = { $precision ->
    [month] Desde { $date } no ha habido { $huddles } aquí.
   *[day] Desde el { $date } no ha habido { $huddles } aquí.
}
no_huddle_title = Sin { $huddles } recientes
retired_title = { $area_gender ->
    [f] Esta { $area } ya no existe
   *[m] Este { $area } ya no existe
}
retired_division_title = { $division_gender ->
    [f] Esta { $division } ya no existe
   *[m] Este { $division } ya no existe
}

next_agenda = En el orden del día
next_review = { $n ->
    [one] Aquí sigue pendiente { $n_text } { $commitment }.
   *[other] Aquí siguen pendientes { $n_text } { $commitments }.
}
next_review_part = { $n ->
    [one] En { $areas } de esa fecha sigue pendiente { $n_text } { $commitment }.
   *[other] En { $areas } de esa fecha siguen pendientes { $n_text } { $commitments }.
}
later_heading = Otras fechas
calendar_add = Agregar al calendario
promised_heading = Lo que se prometió aquí
promised_heading_topic = Lo que se prometió
contact_heading = Con quién hablar
contact_people = En nombre de su { $division }
contact_seen = { $precision ->
    [month] { $Huddle } de { $date }
   *[day] { $Huddle } del { $date }
}
place_heading = Dónde está
figures_more = Más: las cifras
huddles_by_year = { $Huddles } por año
concerns_rest = Lo demás está en las actas

# Listas
updates_of_year = { $Updates } de { $year }
corrections_of_year = Correcciones de { $year }
corrections_lede = Qué se cambió en las actas y { $updates } después de publicarse, y por qué. También lo dice cada página.
past_heading = { $Huddles } anteriores
huddles_heading = { $Huddles }
upcoming_heading = Próximas fechas
latest_heading = { $Huddles } recientes
huddles_none = No hay { $huddles } que mostrar.
all_huddles = { $Huddles }: lista completa
upcoming_lede = { $n ->
    [one] { $n_text } { $huddle } con fecha fijada. La entrada es libre.
   *[other] { $n_text } { $huddles } con fecha fijada. La entrada es libre.
}
list_none = Aquí todavía no hay nada publicado. Vuelva a mirar más adelante.
filter_all = Todo
filter_more = elegir
filter_state = Estado
filter_division = { $Division }
filter_year = Año
filter_area = { $Area }
filter_topic = Tema

# Estado
status_scheduled = Con fecha fijada
status_held = Se celebró
status_cancelled = Se canceló
status_postponed = Se aplazó
minutes_draft = Borrador de acta
minutes_draft_note = Esta acta aún no está aprobada. Todavía puede cambiar.
minutes_draft_title = Borrador de acta
minutes_approved = Acta aprobada
minutes_withdrawn = Acta retirada
minutes_withdrawn_note = El acta se retiró. Esta página permanece para que los enlaces conserven su sentido.
minutes_withdrawn_title = Acta retirada
commitments_withdrawn = { $n ->
    [one] { $n_text } { $commitment } que figuraba en ella ya no se publica.
   *[other] { $n_text } { $commitments } que figuraban en ella ya no se publican.
}
approved_on = { $date } ({ $role })
corrected_on = Acta corregida el { $date }
corrected_tag = Acta corregida
cancelled_title = Se canceló
cancelled_text = No hubo { $huddle } en esta fecha.
postponed_title = Se aplazó
postponed_text = No hubo { $huddle } en la fecha prevista.
postponed_next = Nueva fecha:
postponed_open = Todavía no hay una nueva fecha.
held_no_minutes_title = Todavía sin acta
held_no_minutes_text = { $huddle_gender ->
    [f] Esta { $huddle } ya se celebró, pero el acta no se ha publicado todavía.
   *[m] Este { $huddle } ya se celebró, pero el acta no se ha publicado todavía.
}
scheduled_title = Por celebrarse
scheduled_text = Este es el anuncio. La entrada es libre; el acta se publica después.
minutes_due_note = El plazo para publicarla termina el { $date }.
minutes_missing_late = El plazo para publicarla venció el { $date }.

# Asistencia
attendance_total = { $n ->
    [one] Asistió { $n_text } persona
   *[other] Asistieron { $n_text } personas
}
attend_residents = { $n ->
    [one] { $n_text } residente
   *[other] { $n_text } residentes
}
attend_business = { $n_text } de comercios
attend_government = { $n_text } del gobierno
attend_police = { $n_text } de la policía
attend_elected = { $n ->
    [one] { $n_text } cargo electo
   *[other] { $n_text } cargos electos
}
attend_nonprofit = { $n_text } de organizaciones sin fines de lucro
attend_faith = { $n_text } de comunidades de fe
attend_education = { $n_text } de escuelas y universidades
attend_media = { $n_text } de la prensa
attend_other = { $n ->
    [one] { $n_text } persona más
   *[other] { $n_text } personas más
}
attend_group = { $name }: { $n_text }
attendance_none = No se contó la asistencia
sector_resident = Residentes
sector_business = Comercio
sector_government = Gobierno
sector_elected = Cargos electos
sector_police = Policía
sector_nonprofit = Sin fines de lucro
sector_faith = Comunidad de fe
sector_education = Educación
sector_media = Prensa

# Partes de la página
summary_heading = En breve
contents_heading = En esta página
formats_label = Esta página como
format_markdown = Markdown
format_json = JSON
concerns_raised_heading = Lo que planteó la gente
concern_answers = Respuesta:
concern_unanswered = { $commitment_gender ->
    [f] Aquí no se acordó ninguna { $commitment } al respecto.
   *[m] Aquí no se acordó ningún { $commitment } al respecto.
}
commitments_made_heading = { $huddle_gender ->
    [f] { $Commitments } de esta { $huddle }
   *[m] { $Commitments } de este { $huddle }
}
reports_heading = Noticias de { $commitments } anteriores
participants_heading = Quiénes participaron con un cargo público
minutes_heading = Acta
paragraph_link = Enlace a un párrafo
paragraph_link_text = Ahora cada párrafo empieza con un código corto, como #p-7kq2m. Para enlazar ese párrafo, agregue el código al final de la dirección de esta página.
agenda_heading = Orden del día
agenda_link = Orden del día
calendar_agenda = Orden del día:
calendar_version = Acta: versión { $number }, aprobada el { $date }
next_heading = { $huddle_gender ->
    [f] Próxima { $huddle }
   *[m] Próximo { $huddle }
}
next_heading_past = { $huddle_gender ->
    [f] Próxima { $huddle }, según se anunció entonces
   *[m] Próximo { $huddle }, según se anunció entonces
}
attachments_heading = Documentos adjuntos
size_bytes = { $n ->
    [one] { $n_text } byte
   *[other] { $n_text } bytes
}
size_kilobytes = { $n_text } kB
size_megabytes = { $size } MB
history_heading = Historial de esta página
history_held = Se celebró
history_approved = Acta aprobada ({ $role })
history_corrected_reason = Acta corregida: { $reason } ({ $by })
history_withdrawn_reason = Acta retirada: { $reason } ({ $by })
source_heading = Citar esta página o avisar de un error
around_label = { $Huddles }: fechas anterior y siguiente
around_previous = Antes
around_following = Después
checkbox_done = Hecho:
checkbox_open = Pendiente:
table_label = Tabla
footnotes_heading = Notas al pie

# Versiones del acta
versions_all = Todas las versiones
title_versions = Todas las versiones: { $title }
desc_versions = Cada vez que se aprobó el acta de «{ $title }», y lo que cambió desde entonces.
title_version = Versión { $number }: { $title }
desc_version = Lo que la versión { $number } del acta de «{ $title }» dice y la anterior no decía.
version_number = Versión { $number }
versions_lede = Todas las versiones aprobadas de esta acta, primero la más reciente: qué cambió desde la anterior, quién lo decidió y por qué.
version_current = Es lo que dice la página ahora.
version_first = Es la primera versión.
version_compare = Qué cambió
version_title = Título
version_status = Qué pasó con la cita
version_withheld = Las palabras de este cambio no se muestran: se retiró algo que nadie debe leer.
version_same = Nada de lo que se muestra aquí difiere de la versión anterior.
changes_list_heading = Lo mismo en una lista
change_before = Antes:
change_now = Ahora:
change_gone = Se quitó:
change_new = Se añadió:
change_file = El archivo «{ $title }» se sustituyó por otro.
diff_gone = [se quitó:
diff_new = [se añadió:
diff_end = ]

# Qué cambió, según la bitácora de todo lo publicado
changes_title = Qué cambió
changes_title_year = Qué cambió en { $year }
changes_feed_title = Qué cambió: { $name }
desc_changes = Todos los cambios publicados de estas páginas, con su fecha y sus palabras.
changes_lede = Todos los cambios de las páginas de este sitio desde que se lleva una bitácora de ellos, también los de los borradores: qué pasó con cada una, cuándo y qué palabras difieren.
changes_begun = { $n ->
    [0] La bitácora empieza el { $date }.
    [one] La bitácora empieza el { $date }, con { $n_text } página que ya existía.
   *[other] La bitácora empieza el { $date }, con las { $n_text } páginas que ya existían.
}
changes_none = Todavía no ha cambiado nada.
changes_version = Versión { $number }, entrada { $entry } de la bitácora
changes_of_huddle = { $Huddle }
changes_of_update = { $Update }
changes_of_page = Página
changes_text = Texto
changes_part_in = { $part } ({ $language })
changes_more_places = { $n ->
    [one] Difiere { $n_text } lugar más.
   *[other] Difieren { $n_text } lugares más.
}
changes_moved = Su dirección terminaba antes en { $id } y ahora lleva aquí.
changes_again = Ya se había publicado y había desaparecido.
changes_unknown = Ya no se sabe qué palabras difieren.
changes_data_heading = Para programas
changes_data = Lo mismo como datos, también las páginas que ya existían cuando empezó la bitácora; los programas que copian este sitio descargan lo que aún no tienen:
changed_new = Nueva
changed_changed = Con cambios
changed_corrected = Corregida
changed_withdrawn = Retirada
changed_redacted = Con supresiones
changed_moved = Trasladada
changed_removed = Eliminada
log_line = Publicado así el { $date }: entrada { $entry } de la bitácora.
log_verify = Compruebe esta entrada
log_unsigned = La bitácora no está firmada.
correction_typo = Errata
correction_fact = Error de hecho
correction_attribution = Atribución equivocada
correction_omission = Omisión
correction_redaction = Supresión
correction_withdrawal = Retirada

# Lo que figura donde se retiró algo que nadie debe leer
redacted_mark = [suprimido: { $what }]
redacted_correction = Se suprimió: { $what }.
redacted_juvenile_name = nombre de un menor
redacted_victim_name = nombre de una víctima
redacted_witness_name = nombre de un testigo
redacted_private_name = nombre de un particular
redacted_home_address = domicilio particular
redacted_phone = número de teléfono
redacted_email = correo electrónico
redacted_birth_date = fecha de nacimiento
redacted_identity_number = número de identidad
redacted_license = número de licencia de conducir
redacted_plate = matrícula
redacted_vehicle = número de vehículo
redacted_account = número de cuenta o de tarjeta
redacted_case_number = número de caso
redacted_health = salud de una persona
redacted_court_order = por orden judicial
redacted_other = información privada

# Compromisos
state_open = Pendiente
state_in_progress = En curso
state_waiting = En espera
state_done = Se cumplió
state_confirmed = Cumplimiento confirmado
state_dropped = No se hará
state_replaced = Se reemplazó
state_overdue = Plazo vencido
state_open_note = No hay noticias desde el principio.
state_done_note = { $huddle_gender ->
    [f] Lo dice el responsable; falta que se confirme en una { $huddle } posterior.
   *[m] Lo dice el responsable; falta que se confirme en un { $huddle } posterior.
}
state_confirmed_note = { $huddle_gender ->
    [f] El cumplimiento se confirmó en una { $huddle } posterior.
   *[m] El cumplimiento se confirmó en un { $huddle } posterior.
}
commitments_heading = { $Commitments }
commitments_none = No hay { $commitments } que mostrar.
settled_heading = { $commitment_gender ->
    [f] { $Commitments } ya concluidas
   *[m] { $Commitments } ya concluidos
}
all_commitments = { $Commitments }: lista completa
due_on = Plazo: { $date }
due_words = Plazo: { $words }
# Lo que sigue al estado en una lista
status_since = desde el { $date }
status_due = plazo: { $date }
status_due_words = plazo: { $words }
status_undated = sin fecha prometida
status_on = el { $date }
status_kept_in_time = el { $date }, a tiempo
status_kept_late = el { $date }, con retraso
status_confirmed = (se cumplió el { $date })
status_confirmed_in_time = (se cumplió el { $date }, a tiempo)
status_confirmed_late = (se cumplió el { $date }, con retraso)
status_reported = (se informó el { $date })
status_reported_in_time = (se informó el { $date }, a tiempo)
status_reported_late = (se informó el { $date }, con retraso)
status_dropped = (se dijo el { $date })
status_news = última noticia: { $date }
status_no_news = sin noticias desde el principio
due_none = Sin fecha prometida
overdue_since = Plazo vencido desde el { $date }
last_reported = Última noticia: { $date }
never_reported = Sin noticias
silence_never = Nadie ha informado desde el principio.
# Cómo va, en una o dos frases: «Plazo vencido desde el 1 de octubre de 2026. Última noticia (10 de septiembre de 2026): Ya se excavó.»
moment_day = el { $date }
moment_month = en { $date }
moment_since_day = desde el { $date }
moment_since_month = desde { $date }
standing_open = { $state } { $since }. El plazo se prometió con palabras, así que nunca cuenta como vencido.
standing_due = { $state } { $since }, con plazo hasta el { $due }.
standing_undated = { $state } { $since }. No se prometió una fecha.
standing_overdue = { $state } { $since }.
standing_overdue_begun = { $state } { $since }, aunque ya se empezó.
standing_overdue_waiting = { $state } { $since }, y en espera de alguien más { $waiting }.
# Cuando la noticia no dice el día en que se hizo: $when es el de la noticia
standing_told = { $state }, según se informó { $when }.
standing_told_in_time = { $state } a tiempo, según se informó { $when }.
standing_told_late = { $state }, según se informó { $when }, con retraso: el primer plazo era el { $due }.
standing_agreed = { $state }. Se informó de ello { $when }.
standing_agreed_in_time = { $state }. Se informó de ello { $when }, a tiempo.
standing_agreed_late = { $state }. Se informó de ello { $when }, con retraso: el primer plazo era el { $due }.
standing_done = { $state } { $when }.
standing_done_in_time = { $state } { $when }, a tiempo.
standing_done_late = { $state } { $when }, con retraso: el primer plazo era el { $due }.
standing_confirmed = { $state }. Se cumplió { $when }.
standing_confirmed_in_time = { $state }. Se cumplió { $when }, a tiempo.
standing_confirmed_late = { $state }. Se cumplió { $when }, con retraso: el primer plazo era el { $due }.
standing_dropped = { $state }. Se dijo { $when }.
standing_replaced = { $state } { $when }.
standing_heard = Última noticia: { $date }.
standing_heard_note = Última noticia ({ $date }):
standing_silent = Desde entonces nadie ha informado.
standing_unheard = Aún no hay noticias.
quote_heading = En palabras del acta
story_heading = Qué pasó
story_made = Origen: «{ $huddle_title }»
story_due_moved = El plazo pasó del { $from } al { $to }
story_silent = { $huddle_gender ->
    [f] Sin novedades en la siguiente { $huddle } de su { $area }
   *[m] Sin novedades en el siguiente { $huddle } de su { $area }
}
story_overdue = El plazo venció y nadie había informado del cumplimiento
story_update = Noticia entre { $huddles }
story_reported = { $huddle_gender ->
    [f] Noticia en una { $huddle }
   *[m] Noticia en un { $huddle }
}
evidence_label = Prueba:
source_label = Fuente:
mentions_heading = También se menciona en
follow_heading = Seguir este caso
follow_feed_text = cada novedad de este caso, junto con todas las demás ({ $place }).
follow_tasks_text = el plazo, siempre al día en su calendario.
related_heading = También se prometió allí

# Resultados
outcomes_lede = { $n ->
    [0] Todavía no hay { $commitments } en el registro.
    [one] { $n_text } { $commitment }, con seguimiento desde su origen hasta el final.
   *[other] { $n_text } { $commitments }, con seguimiento desde su origen hasta el final.
}
outcomes_method_heading = Cómo se determina el estado
outcomes_method = Nadie escribe el estado a mano. Sale de lo que se informó después, en cada { $huddle } o entre fechas. «Se cumplió» es lo que dice el responsable; «Cumplimiento confirmado» significa que en otra fecha hubo acuerdo. «Plazo vencido» se calcula con la fecha prometida, el día en que se generó este sitio. Sin fecha prometida no hay plazo que venza.

# Inquietudes, temas, organizaciones, actualizaciones
concerns_heading = { $Concerns }
topics_lede = Lo que pide la gente.
count_named_at = { $n ->
    [one] organizó o habló en { $n_text } { $huddle }
   *[other] organizó o habló en { $n_text } { $huddles }
}
organizations_lede = Organizaciones que asumieron { $commitments }, organizaron { $huddles } o participaron.
divisions_lede = { $huddle_gender ->
    [f] Cada { $division }, con { $areas }, la fecha de su próxima { $huddle } y sus { $commitments } pendientes.
   *[m] Cada { $division }, con { $areas }, la fecha de su próximo { $huddle } y sus { $commitments } pendientes.
}
note_heading = Nota
topic_label = Tema

# Términos de los datos
fact_when = Cuándo
fact_where = Dónde
fact_division = { $Division }
fact_areas = { $Areas }
fact_area = { $Area }
fact_attendance = Asistencia
fact_host = Organiza
fact_topics = Temas
fact_minutes = Acta
fact_owner = Responsable
fact_due = Plazo
fact_made = Origen
fact_neighborhoods = Vecindarios
fact_streets = Calles
fact_office = Oficina
fact_code = También se conoce como
fact_next = { $huddle_gender ->
    [f] Próxima { $huddle }
   *[m] Próximo { $huddle }
}
fact_last = { $huddle_gender ->
    [f] Última { $huddle }
   *[m] Último { $huddle }
}
fact_huddles = { $Huddles }
fact_named_at = Organizó o habló en
fact_commitments = { $Commitments }
fact_concern = Responde a
fact_sector = Sector
fact_website = Sitio web
fact_valid = Vigencia
fact_date = Fecha
fact_about = Acerca de
fact_successors = Ahora forma parte de
fact_replaces = Reemplaza a
fact_replaced_by = Reemplazo

# Página no encontrada
moved_title = Esta página ha cambiado de dirección
moved_text = Ahora tiene otra dirección y se abre sola. Si no se abre, siga este enlace:
not_found_title = Página no encontrada
not_found_text = En esta dirección no hay nada publicado. Si la escribió, revísela; si llegó por un enlace, es posible que la página haya cambiado de lugar. Pruebe con:
not_found_home = Inicio
not_found_search = Buscar
not_found_huddles = { $Huddles }: lista completa
not_found_outcomes = { $Outcomes }: qué pasó con cada { $commitment }

# Maps
map_of_divisions = Mapa: { $divisions }
map_of_areas = Mapa: { $areas }, { $division }
map_of_areas_on = Mapa, situación del { $date }: { $areas }, { $division }
valid_from = Desde el { $date }
valid_between = Del { $from } al { $to }
map_note = Aproximado. Cada forma lleva a su página; la lista tiene los mismos enlaces.
map_water = Las líneas anchas son agua.
map_streets = Las líneas finas son calles.

# Find my area
find_title = Encuentre su { $area }
find_link = Su { $area }
desc_find = Busque por calle, vecindario o { $division }: verá fechas, { $commitments } pendientes y actas de su { $area }.
find_label = Calle, vecindario o { $area }
find_hint = El número de la casa ayuda cuando una calle cambia de { $area }.
find_button = Buscar
find_choose = Elegir por { $division }
find_locate = Usar mi ubicación
find_locate_note = «Usar mi ubicación» funciona en su navegador, con JavaScript. Su posición no sale de su dispositivo ni se envía a nadie.
find_skip = Ir directamente a
find_by_division = Por { $division }
find_neighborhoods = Vecindarios, de la A a la Z
find_streets = Calles, de la A a la Z
find_by_letter = Calles y vecindarios por letra
find_letter_title = Encuentre su { $area }: { $letter }
find_no_letter = 0–9
find_all_title = Encuentre su { $area }: todas las calles y vecindarios
find_all = Todas las calles y vecindarios en una página
find_sure_title = ¿Tiene dudas?
find_sure = Estas listas son una guía; un límite puede pasar por en medio de una calle o de una manzana. Para confirmar, pregunte en la oficina de su { $division }.
find_numbers = { $first }–{ $last }
find_numbers_from = { $first } en adelante
find_odd = números impares
find_even = números pares
# Lo que dice el programa de la página. Lo que va entre llaves lo pone él y se queda como está.
find_matches = Coincidencias: { $count }
find_no_match = Nada coincide con «{ $query }». Se muestran las listas completas.
find_like = Nada coincide exactamente con «{ $query }». Esto es lo más parecido:
find_no_number = Ninguna parte de esta calle aparece con el número { $number }. Se muestran las partes que sí aparecen.
find_single = Ver { $area }
find_waiting = Buscando su posición…
find_inside = Usted está aquí: { $area }
find_maybe = Su dispositivo solo conoce su posición con un margen de { $distance }. También podría ser:
find_outside = Usted está fuera de los límites de cada { $area } de este sitio. Lo más cercano es { $nearest }, a unos { $distance }.
find_denied = Su navegador no tiene permiso para usar su posición. Permítalo para este sitio en los ajustes del navegador, o elija en las listas de abajo.
find_unavailable = Su dispositivo no pudo encontrar su posición. Elija en las listas de abajo.
find_late = Su dispositivo tardó demasiado en encontrar su posición. Intente de nuevo o elija en las listas de abajo.
find_unable = Este navegador no puede encontrar su posición. Elija en las listas de abajo.
find_failed = No se pudo cargar una parte de esta página. Intente de nuevo o elija en las listas de abajo.
# Formas cortas que se escriben en las direcciones, cada una antes de su forma larga.
find_short_forms = aly alley av avenida ave avenue blvd boulevard blvr bulevar c calle cir circle ct court ctra carretera dr drive e east ft fort hts heights hwy highway ln lane mt mount n north pk park pkwy parkway pl place pza plaza rd road s south sq square st street ter terrace tpke turnpike w west
# Una unidad larga y una corta de distancia, con los nombres de Unicode: mile foot, kilometer meter.
find_units = mile foot

# Charts and scoreboards
title_scoreboard = Balance
desc_scoreboard = { $Commitments } en cifras: qué se cumplió, a tiempo o con retraso, qué no, y de cuántos casos.
title_scoreboard_method = Cómo se cuenta el balance
desc_scoreboard_method = Qué cuenta como cumplido, con retraso o sin cumplir, y todas las cifras del balance en tablas.
score_heading = En cifras
score_link = Balance: qué se cumplió de lo que se prometió
score_more = Balance general y cómo se cuenta
score_nothing = Todavía no hay { $commitments } en el registro.
score_none_judged = Aún es pronto para valorar.
score_kept = { $n ->
    [one] De { $n_text } { $commitment } que ya se puede valorar, se cumplió { $kept_text }: { $parts }.
   *[other] De { $n_text } { $commitments } que ya se pueden valorar, { $kept ->
        [one] se cumplió { $kept_text }
       *[other] se cumplieron { $kept_text }
    }: { $parts }.
}
score_none_kept = { $n ->
    [one] Solo { $n_text } { $commitment } se puede valorar ya, y todavía no se cumple.
   *[other] De { $n_text } { $commitments } que ya se pueden valorar, todavía no se cumple nada.
}
score_not_kept = Hay { $n_text } sin cumplir: { $parts }.
score_not_kept_alike = Sin cumplir: { $parts }.
score_young = { $n ->
    [one] Aún es pronto para valorar { $n_text }: su fecha no ha llegado, o no tiene fecha y es de los últimos { $days_text } días.
   *[other] Aún es pronto para valorar { $n_text }: su fecha no ha llegado, o no tienen fecha y son de los últimos { $days_text } días.
}
score_replaced = { $n ->
    [one] { $n_text } se reemplazó; cuenta lo que ocupa su lugar.
   *[other] { $n_text } se reemplazaron; cuenta lo que ocupa su lugar.
}
score_postponed = { $n ->
    [one] En { $n_text } caso, la fecha se cambió por otra posterior.
   *[other] En { $n_text } casos, la fecha se cambió por otra posterior.
}
kept_on_time = { $n_text } a tiempo
kept_late = { $n_text } con retraso
kept_no_date = { $n_text } sin fecha precisa
count_not_kept = { $n_text } sin cumplir
count_still_open = { $n ->
    [one] { $n_text } sigue pendiente
   *[other] { $n_text } siguen pendientes
}
count_unreplaced = { $n ->
    [one] { $n_text } se reemplazó por algo que no consta aquí
   *[other] { $n_text } se reemplazaron por algo que no consta aquí
}
count_days = { $n ->
    [one] { $n_text } día
   *[other] { $n_text } días
}
share_of = { $part } de { $whole }
share_kept = { $part ->
    [one] Se cumplió { $part_text } de { $whole_text }
   *[other] Se cumplieron { $part_text } de { $whole_text }
}
share_kept_percent = { $part ->
    [one] Se cumplió { $part_text } de { $whole_text } ({ $percent } %)
   *[other] Se cumplieron { $part_text } de { $whole_text } ({ $percent } %)
}
score_none_yet = Aún es pronto para valorar
bar_kept = Se cumplió a tiempo, o sin fecha precisa
bar_late = Se cumplió con retraso
bar_open = Sigue pendiente
bar_dropped = No se hará
head_kept = Se cumplió
head_on_time = A tiempo
head_late = Con retraso
head_no_date = Sin fecha
head_not_kept = Sin cumplir
head_still_open = Sigue pendiente
head_dropped = No se hará
head_unreplaced = Se reemplazó por algo que no consta aquí
head_young = Aún es pronto para valorar
head_replaced = Se reemplazó
score_made = Total
score_share_head = Se cumplió, de lo que ya se puede valorar
score_days_head = Cuánto tardó
score_time = Cuánto tardó
score_time_none = Nada ha terminado todavía.
score_time_one = { $n ->
    [one] El único caso que terminó tardó { $days }.
   *[other] Los { $n_text } casos que terminaron tardaron { $days } cada uno.
}
score_time_few = Los { $n_text } casos que terminaron tardaron entre { $from } y { $to }.
score_time_half = De los { $n_text } casos que terminaron, la mitad tardó más de { $half }. Uno de cada cuatro tardó { $quarter } o más.
score_time_half_or_more = De los { $n_text } casos que terminaron, la mitad tardó { $half } o más. Uno de cada cuatro tardó { $quarter } o más.
score_time_note = Una espera larga solo se ve aquí cuando termina.
days_none = nada ha terminado
days_half = la mitad más de { $to } (de { $ended })
days_half_or_more = la mitad { $to } o más (de { $ended })
days_all = { $to } ({ $ended })
days_between = { $from } a { $to } (de { $ended })
score_total = En total
score_years_heading = Por año de origen
score_years_caption = { $Commitments } por año de origen
score_meetings_heading = { $Huddles } por mes
score_meetings_legend = Columna llena, con su número: lo que se celebró.
score_meetings_off = Solo el contorno: lo que se canceló o se aplazó.
score_last_year = De { $from } a { $to }: { $said }.
score_held = { $n ->
    [0] sin { $huddles }
    [one] { $n_text } { $huddle }
   *[other] { $n_text } { $huddles }
}
score_called_off = { $n ->
    [one] { $n_text } se canceló o se aplazó
   *[other] { $n_text } se cancelaron o se aplazaron
}
score_called_off_head = Se canceló o se aplazó
score_months_caption = { $Huddles } por mes
score_months_show = Tabla de los meses
score_month = Mes
score_divisions_heading = Por { $division }
score_divisions_caption = { $Commitments } por { $division }, en el orden de la lista de este sitio
score_topics_heading = Por tema
score_topics_caption = { $Commitments } por tema, en orden alfabético
score_owners_heading = Por responsable
score_owners_caption = { $Commitments } por responsable, en orden alfabético
score_roles = { $n_text } responsables sin organización
score_returning_heading = { $Concerns } que volvieron
returning = { $years ->
    [1] Se planteó en { $n_text } { $huddles } en un año.
   *[other] Se planteó en { $n_text } { $huddles } en { $years_text } años.
}
returning_first = Primera vez:
returning_last = Última vez:
returning_unanswered = Todavía sin { $commitments } como respuesta.
returning_answered = { $n ->
    [one] Hubo respuesta una vez, con { $made }: { $parts }.
   *[other] Hubo respuesta { $n_text } veces, con { $made }: { $parts }.
}
returning_most = Las { $n_text } más frecuentes
returning_more = { $n ->
    [one] Hay { $n_text } más en las páginas de { $areas } y de temas.
   *[other] Hay { $n_text } más en las páginas de { $areas } y de temas.
}
score_method_link = Cómo se cuenta, y todas las cifras en tablas
score_method_lede = Qué cuenta cada cifra del balance, y todas las cifras en tablas. Aquí no se hace ninguna clasificación.
score_method_heading = Cómo se cuenta
score_percent = Porcentajes y barras
score_several = Varios a la vez
score_order = Sin clasificación
method_made = Cada { $commitment } de cada { $huddle } con página en este sitio, una sola vez.
method_judged_head = Ya se puede valorar
method_judged = Todo menos dos grupos: lo que aún es pronto para valorar y lo que se reemplazó por algo que ocupa su lugar. Aún es pronto si sigue pendiente y la primera fecha no ha llegado. También si sigue pendiente, no tiene fecha y es de los últimos { $days_text } días. Después cuenta como no cumplido.
method_kept = Se informó que se cumplió y nadie ha dicho después lo contrario. Cuenta el día que se indicó entonces. Si no se indicó ninguno, cuenta el día en que se dijo, que puede ser posterior al del trabajo.
method_on_time = Se cumplió a más tardar en la primera fecha prometida.
method_late = Se cumplió después de la primera fecha prometida. Una fecha posterior que se dio más tarde no cambia eso.
method_no_date = Se cumplió y no se prometió una fecha precisa: ninguna, o solo palabras («antes de las fiestas»). En las barras va con lo que se cumplió a tiempo.
method_still_open = Ya se puede valorar y sigue pendiente. Cuenta como no cumplido hasta ahora, aunque después se diera otra fecha.
method_dropped = Se dijo en público, con la razón. Cuenta como no cumplido.
method_replaced = Algo nuevo ocupó su lugar. Cuenta lo nuevo, con su propia fecha, y lo anterior queda fuera, para que nada cuente dos veces. Si nada que conste aquí ocupó su lugar, cuenta como no cumplido. En las barras va entonces con lo que no se hará.
method_percent = Solo se muestran cuando ya se pueden valorar { $few_text } casos o más. Con menos, un solo caso cambiaría demasiado la imagen. La barra entera es todo lo que ya se puede valorar. Lo relleno se cumplió; lo que solo tiene contorno, no.
method_time = Días desde que se prometió hasta el día en que, según se dijo, se cumplió o se descartó. Lo pendiente no tiene todavía ese día. Con menos de { $few_text } casos terminados se dan el tiempo más corto y el más largo.
method_several = Lo que toca a varias partes del territorio o a varios temas cuenta en cada una de esas partes y en cada tema. Por eso esas cifras pueden sumar más que el total.
method_returning = El mismo tema, en el mismo lugar, en dos o más fechas.
method_order = { $Divisions }: en el orden de la lista de este sitio. Temas y responsables: en orden alfabético. Son de tamaños distintos y se les piden cosas distintas; por eso aquí no se hace ninguna clasificación.

# Filters with a script
filter_heading = Filtros
filter_hint = Elija para acotar la lista. Cambia al instante.
filter_owner = Responsable
filter_area_first = Elija antes: { $division }
filter_remove = Quitar el filtro: { $filter }
filter_clear = Quitar todos los filtros
filter_empty = Nada reúne todos estos filtros a la vez. Quite uno de ellos para ver más.
filter_failed = No se pudo cargar la lista con filtros. Abajo está la lista completa; inténtelo más tarde.
title_outcomes_topic = { $Outcomes } por tema: { $topic }
title_outcomes_owner = { $Outcomes } por responsable: { $owner }
title_outcomes_year = { $Outcomes }: { $commitments } de { $year }
fact_due_earlier = { $n ->
    [one] Plazo anterior
   *[other] Plazos anteriores
}
story_due_set = Plazo fijado: { $date }
story_due_before = Antes, en palabras del acta:
evidence_titled = { $name } ({ $kind }, { $size })
evidence_photo = Foto: { $name } ({ $kind }, { $size })
evidence_file = Documento: { $name } ({ $kind }, { $size })

# Search
title_search = Buscar
desc_search = Busque por palabras en todo este sitio: { $huddles }, { $commitments } y { $updates }.
search_label = Palabras que busca: una calle, un vecindario o un asunto
search_button = Buscar
search_narrow = Afinar los resultados
search_filters = Filtros
search_any = Todo
search_clear = Quitar todos los filtros
search_kind = Clase
search_huddles = { $Huddles }
search_huddle = { $Huddle }
search_agendas = Órdenes del día
search_agenda = Orden del día
search_commitments = { $Commitments }
search_commitment = { $Commitment }
search_updates = { $Updates }
search_update = { $Update }
search_pages = Páginas
search_page = Página
search_places = { $Divisions } y { $areas }
search_place = Lugar
search_count = { $n ->
    [0] Ningún resultado para «{ $query }»
    [one] { $n_text } resultado para «{ $query }»
   *[other] { $n_text } resultados para «{ $query }»
}
search_some = Nada contiene todas estas palabras. Lo que sigue contiene algunas.
search_like = Nada contiene «%q». Lo que sigue contiene «%w».
search_other = En { $language }: %n
search_none = Pruebe con otras palabras o con menos, quite filtros o use las listas de abajo.
search_working = Buscando…
search_failed = No se pudo cargar la búsqueda. Revise su conexión y vuelva a intentarlo, o use las listas de abajo.
search_old = Este navegador es demasiado antiguo para la búsqueda. Use las listas de abajo.
search_more = Mostrar más resultados
search_browse = Otras maneras de encontrarlo
search_browse_text = La búsqueda funciona en su navegador y necesita JavaScript. Estas listas llevan a todo lo que ella encuentra.
search_all_huddles = { $Huddles }: lista completa
search_all_commitments = { $Outcomes }: qué pasó con cada { $commitment }
search_all_places = { $Divisions } y { $areas }: lista completa
search_browse_years = { $Huddles } por año
search_browse_topics = Temas

# Pictures

# Books of a year, citing, subscribing
books_label = Para imprimir o guardar, un año en una página:
book_lede = Un año de { $huddles }, por { $division }, para imprimir o guardar. Cada fecha tiene su propia página, que es la que conviene citar.
book_drafts = Los borradores de acta están marcados. Todavía pueden cambiar.
book_contents = Contenido
book_index = { $Commitments } del año
book_holds = Contiene
book_address = Dirección
book_version = Versión
book_part = { $title }, parte { $part } de { $parts }
follow_here = Recibir novedades: calendario, noticias, datos
follow_title = Recibir novedades: { $name }
desc_follow = Cómo enterarse de lo nuevo: en su calendario, en un lector de noticias, por correo o como datos. { $name }.
follow_lede = Entérese de lo nuevo sin tener que volver a buscarlo. No necesita una cuenta, y aquí nadie sabe quién es usted.
follow_calendar = Cada fecha aparece en su propio calendario, y cambia allí cuando se mueve o se cancela.
follow_calendar_add = Agregar las fechas a su calendario
follow_tasks_add = Agregar lo prometido como lista de tareas
follow_calendar_phone = En un iPhone o una Mac, el enlace pregunta si quiere suscribirse; para Google Calendar, copie la dirección y, en una computadora, elija «Otros calendarios» y luego «Desde URL».
follow_mail_title = Correo electrónico
follow_mail = { $organization } tiene su propia lista de correo: la inscripción es en su página.
follow_mail_link = Inscribirse en la lista de correo
follow_reader_title = Lector de noticias
follow_reader = Un lector de noticias es una aplicación que muestra lo nuevo de los sitios que usted elija: copie en ella una de estas direcciones.
follow_promise_title = Seguimiento por { $commitment }
follow_promise = La página de cada { $commitment } nombra las noticias y la lista de tareas que dan cuenta de eso.
follow_data = Todo está también en tablas, para hojas de cálculo y programas.
follow_data_link = Descargar los datos
follow_wider = Novedades de más lugares
subscribe_label = Suscribirse:
feed_title = Actas y noticias: { $name }
calendar_state = { $state }: { $title }
calendar_title = { $Huddles }: { $name }
cite_huddle = { $Huddle }, { $date }
cite_commitment = { $Commitment }, { $date }
cite_version = Versión: { $date }
cite_mark = Versión { $mark } del texto
cite_copy = Copiar la cita
cite_copied = Copiada
cite_address_note = Esta dirección no cambia.
cite_report = Avisar de un error en esta página
cite_report_subject = Error en la página { $address }

# Open data: the page, what tables and columns hold
linked_dataset = El registro de { $title }
linked_dataset_text = Lo que se pidió y se prometió en { $huddles } de { $organization }, y en qué quedó, en tablas.
# Cada mensaje dice qué es una fila de una tabla o qué contiene una celda de una columna. Las palabras entre « » están así, en inglés, en las celdas.
data_divisions = Una fila por cada { $division }, incluso si ya no existe.
data_areas = Una fila por cada { $area }, incluso si ya no existe.
data_topics = Cada fila es un tema del que se habla.
data_organizations = Cada fila es una organización que asume { $commitments }, organiza { $huddles } o participa allí.
data_huddles = Una fila por cada { $huddle }: tanto si se celebró como si está por venir, se canceló o se aplazó.
data_updates = Una fila por cada { $update }: noticias de { $commitments } entre { $huddles }.
data_commitments = Una fila por cada { $commitment }: qué se prometió, quién, para cuándo y cómo estaba el día en que se generó este sitio.
data_reports = Una fila por cada { $report }: lo que se dijo después sobre cada { $commitment }.
data_concerns = Una fila por cada { $concern }: lo que alguien pidió resolver. No se registra quién lo pidió.
data_attendance = Una fila por cada grupo que se contó en cada { $huddle }. Si nadie contó, no hay fila.
data_participants = Una fila por cada persona que participó en cada { $huddle } con una función pública o con su nombre. A los vecinos se les cuenta, no se les nombra.
data_attachments = Una fila por cada archivo que pertenece a cada { $huddle }.
data_corrections = Cada fila es una nota con fecha: algo ya publicado se cambió, y por qué.
data_translations = Cada fila es un texto de otra tabla, en otro idioma. Las demás tablas tienen cada texto en el idioma en que se escribió.
column_id = Identificador permanente. Es la última parte de la dirección de la página y no cambia.
column_url = Dirección permanente de la página, en el primer idioma de este sitio.
column_name = Nombre, tal como se escribió. Las traducciones están en una tabla propia.
column_title = Título, tal como se escribió. La celda está vacía si no lo hay.
column_language = Idioma en que se escribieron los textos de esta fila, con su etiqueta BCP 47: «en» es inglés, «es» es español.
column_division_code = Código corto. Es un texto, no un número: el cero inicial forma parte del código. La celda está vacía si no lo hay.
column_valid_from = Primer día en que existió. La celda está vacía si no consta.
column_valid_to = Último día en que existió. La celda está vacía si todavía existe.
column_successor_ids = Identificadores de lo que ocupó su lugar: { $areas } o { $divisions }. La celda está vacía si nada lo hizo.
column_office_name = Nombre de su oficina. La celda está vacía si no consta.
column_office_address = Dirección postal de su oficina. La celda está vacía si no consta.
column_office_phone = Teléfono de su oficina. La celda está vacía si no consta.
column_office_email = Correo electrónico de su oficina. La celda está vacía si no consta.
column_office_hours = Horario de su oficina, en palabras. La celda está vacía si no consta.
column_office_url = Dirección web de su oficina, tal como consta. La celda está vacía si no la hay.
column_huddles = Cantidad de { $huddles } que le corresponden, también si están por venir, se cancelaron o se aplazaron.
column_last_huddle = Fecha de su { $huddle } más reciente de entre lo ya celebrado; el primer día del mes si no se conoce el día. La celda está vacía si aún no ha ocurrido.
column_commitments = Cantidad de { $commitments } que le corresponden.
column_open_commitments = Cantidad de sus { $commitments } que siguen pendientes.
column_overdue_commitments = Cantidad de sus { $commitments } con el plazo vencido: seguían pendientes el día en que se generó este sitio, pasada la fecha prometida.
column_last_changed = Día del cambio más reciente que consta: la propia fecha, una aprobación, una corrección o noticias de lo prometido. La celda está vacía si aún no ha pasado nada.
column_area_id_own = Identificador permanente: el de su { $division }, una barra y la parte que solo allí es única.
column_division_id = Identificador de su { $division }.
column_neighborhoods = Vecindarios que comprende, tal como constan. La celda está vacía si no consta ninguno.
column_streets = Calles que comprende, con los números de las casas si constan. La celda está vacía si no consta ninguna.
column_sector = Sector al que pertenece: una de las palabras que este sitio eligió para sus sectores. La celda está vacía si no consta.
column_website = Dirección de su sitio web, tal como consta. La celda está vacía si no la hay.
column_organization_huddles = Cantidad de { $huddles } que organizó o en que participó.
column_organization_commitments = Cantidad de { $commitments } que asumió.
column_date = Día en que se celebra o se celebró; el primer día del mes si no se conoce el día.
column_date_precision = Con qué exactitud se conoce la fecha. «day»: se conoce el día. «month»: solo se conoce el mes, y la fecha de la otra columna es su primer día.
column_start = Hora a la que empieza, en horas y minutos, hora local. La celda está vacía si no consta.
column_end = Hora a la que termina, en horas y minutos, hora local. La celda está vacía si no consta.
column_timezone = Zona horaria de las horas de esta fila, con su nombre en la base de datos IANA.
column_area_ids = Identificadores de { $areas } de que se trata.
column_whole_division = Si consta que abarca todo el territorio de su { $division }.
column_huddle_status = Qué pasó. «scheduled»: está por venir. «held»: se celebró. «cancelled»: no se celebró. «postponed»: no se celebró en esta fecha.
column_minutes = Cómo está el acta. «draft»: aún no está aprobada, o aún no está escrita. «approved»: aprobada. «withdrawn»: retirada, ya no se publica.
column_has_minutes = Si el acta se puede leer en su página.
column_approved_on = Día en que se aprobó el acta. La celda está vacía si no está aprobada.
column_approved_by = Cargo de la persona que aprobó el acta. La celda está vacía si no está aprobada.
column_host_id = Identificador de la organización anfitriona. La celda está vacía si no consta o si no está en la lista de organizaciones de este sitio.
column_host_name = Nombre de la parte anfitriona. La celda está vacía si no consta.
column_location_name = Nombre del lugar. La celda está vacía si no consta.
column_location_address = Dirección postal del lugar. La celda está vacía si no consta.
column_location_accessibility = Accesibilidad del lugar, en palabras. La celda está vacía si no consta.
column_attendance_total = Cuántas personas vinieron, con todos los grupos. La celda está vacía si nadie contó, que no es lo mismo que 0.
column_topic_ids = Identificadores de los temas de que se trata. La celda está vacía si no constan.
column_summary = Resumen en una o dos frases, tal como se escribió. La celda está vacía si no lo hay.
column_huddle_concerns = Cantidad de { $concerns } que se expresaron allí.
column_huddle_commitments = Cantidad de { $commitments } que se asumieron allí.
column_corrections = Cantidad de correcciones publicadas desde entonces.
column_next_date = Fecha que se anunció allí para la vez siguiente; el primer día del mes si no se dijo el día. La celda está vacía si no se anunció.
column_next_start = Hora a la que empieza la vez siguiente, según se anunció allí. La celda está vacía si no se anunció.
column_next_end = Hora a la que termina la vez siguiente, según se anunció allí. La celda está vacía si no se anunció.
column_next_location_name = Nombre del lugar de la vez siguiente, según se anunció allí. La celda está vacía si no se anunció.
column_next_location_address = Dirección postal del lugar de la vez siguiente, según se anunció allí. La celda está vacía si no se anunció.
column_translated_into = Otros idiomas en que se puede leer el registro, con sus etiquetas BCP 47. La celda está vacía si no los hay.
column_seal = Huella (HMAC-SHA-256, con una clave que no se publica) del acta aprobada: 64 cifras hexadecimales, que son otras en cuanto algo cambia en ella. La celda está vacía si no está aprobada.
column_agenda = Lo que se iba a tratar, en Markdown: tal como se anunció, o tal como se conservó cuando ya había acta. La celda está vacía si no lo hay.
column_update_date = Fecha que lleva en el registro.
column_update_reports = Cantidad de { $reports } que contiene.
column_commitment_id_own = Identificador permanente: el de { $huddle } de origen, una barra y la parte que solo allí es única.
column_commitment_huddle_id = Identificador de su { $huddle } de origen.
column_commitment_text = Lo que se prometió, tal como se escribió.
column_owner_id = Identificador de la organización que lo prometió. La celda está vacía si solo consta un cargo.
column_owner_name = Nombre de la organización que lo prometió. La celda está vacía si solo consta un cargo.
column_owner_role = Cargo de quien lo prometió. La celda está vacía si no consta.
column_made_on = Fecha en que se prometió; el primer día del mes si no se conoce el día.
column_first_due = Primera fecha para la que se prometió. La celda está vacía si nunca se dio una fecha.
column_due = Fecha para la que se promete ahora. La celda está vacía si nunca se dio una fecha.
column_due_words = Para cuándo se prometió, en palabras de las que no sale una fecha. La celda está vacía si se dio una fecha o no se dijo nada.
column_due_moves = Cuántas veces se cambió por otra fecha lo prometido al principio.
column_commitment_status = Cómo está, según su { $report } más reciente. «open»: pendiente, sin novedad. «in-progress»: en curso. «waiting»: depende de otra parte. «done»: el responsable dice que se cumplió. «confirmed»: después se acordó que se cumplió. «dropped»: no se hará. «replaced»: otra cosa ocupó su lugar.
column_settled = Si ya no se espera nada más: el estado es «done», «confirmed», «dropped» o «replaced».
column_overdue_since = Primer día en que estaba vencido: el siguiente a la fecha prometida. La celda está vacía si no ha vencido.
column_reports = Cantidad de { $reports } al respecto.
column_last_report_on = Día más reciente en que alguien informó al respecto; el primer día del mes si no se conoce el día. La celda está vacía si nadie ha informado.
column_silent_huddle_ids = Identificadores de { $huddles } que siguieron en el mismo lugar y en cuyo registro no se menciona, mientras sigue pendiente. La celda está vacía si no hay ninguno o si ya no se espera nada más.
column_successor_id = Identificador de lo que ocupó su lugar ({ $commitment }). La celda está vacía si no hay ninguno.
outline_as_geojson = Su contorno en GeoJSON (RFC 7946), en grados de longitud y latitud. La celda está vacía si no consta.
column_fate = En qué quedó, como se cuenta en el Balance el día en que se generó este sitio. «kept-in-time»: se cumplió a tiempo, a más tardar en la primera fecha prometida. «kept-late»: se cumplió con retraso, después de esa fecha. «kept-without-date»: se cumplió, sin fecha. «not-due-yet»: pendiente, y la primera fecha no ha llegado. «open-without-date»: pendiente y sin fecha. «overdue»: pendiente con el plazo vencido, porque pasó la fecha vigente. «date-moved»: pendiente; la primera fecha pasó y hay otra por llegar. «dropped»: no se hará. «replaced»: se reemplazó por otra cosa de este sitio, que cuenta en su lugar. «replaced-by-nothing»: se reemplazó por algo que no consta aquí.
column_kept = Si se cumplió: el estado es «done» o «confirmed».
column_ended_on = Día en que se cumplió o se descartó, según lo primero de lo más reciente que coincide ({ $reports }); el primero del mes si no se sabe el día. La celda está vacía si no pasó ninguna de las dos cosas.
column_counts = Si ya se puede valorar: el Balance dice cuánto de esto se cumplió.
column_not_counted_because = Por qué no se puede valorar. «not-due-yet»: la primera fecha no ha llegado. «new-without-date»: no tenía fecha y se prometió en los últimos 180 días. «replaced»: en su lugar cuenta otra cosa. La celda está vacía si ya se puede valorar.
column_state_reason = Por qué está en espera, se descartó u otra cosa ocupó su lugar, en las palabras de lo más reciente ({ $report }). La celda está vacía si no consta y en los demás estados.
column_state_reason_language = Idioma de esa razón, con su etiqueta BCP 47. La celda está vacía si no hay razón.
column_report_id_own = Identificador permanente: el de su { $commitment }, después dónde se informó y después un número, si allí se informó más de una vez.
column_report_url = Dirección permanente de la página donde se informó, en el primer idioma de este sitio.
column_commitment_id = Identificador de su { $commitment }.
column_report_date = Día del que se informa; el primer día del mes si no se conoce el día.
column_given_on = Día en que se informó, que puede ser posterior al día del que se informa.
column_report_huddle_id = Identificador de su { $huddle }, donde se informó. La celda está vacía si se informó entre fechas.
column_report_update_id = Identificador de su { $update }, donde se informó. La celda está vacía si se informó en persona.
column_report_status = Cómo estaba entonces su { $commitment }. «open»: pendiente, sin novedad. «in-progress»: en curso. «waiting»: depende de otra parte, que la nota nombra. «done»: el responsable dice que se cumplió. «confirmed»: después se acordó que se cumplió. «dropped»: no se hará, por la razón que da la nota. «replaced»: otra cosa ocupó su lugar.
column_note = Lo que se dijo, tal como se escribió. La celda está vacía si no se dijo nada.
column_report_due = Nueva fecha prometida. La celda está vacía si no la hay.
column_evidence = Direcciones de lo que demuestra que es cierto: archivos de este sitio o páginas ajenas. La celda está vacía si no hay nada.
column_concern_id_own = Identificador permanente: el de { $huddle } donde se expresó, una barra y la parte que solo allí es única.
column_concern_url = Dirección permanente de su lugar en la página de su { $huddle }, en el primer idioma de este sitio.
column_concern_huddle_id = Identificador de su { $huddle }, donde se expresó.
column_concern_area_id = Identificador de su { $area }. La celda está vacía si no consta.
column_topic_id = Identificador del tema de que se trata. La celda está vacía si no consta.
column_concern_text = Lo que alguien pidió resolver, tal como se escribió.
column_answered_by = Identificadores de { $commitments } con que se responde. La celda está vacía si no hay respuesta.
column_huddle_id = Identificador de su { $huddle }.
column_group = Grupo que se contó, con el nombre que le da el registro. «total»: todas las personas, si no se distinguieron grupos.
column_people = Cantidad de personas que se contaron.
column_position = Lugar en la lista de su registro, a partir de 1.
column_participant_name = Nombre de la persona.
column_role = Función con la que participó la persona. La celda está vacía si no consta.
column_participant_organization_id = Identificador de la organización en cuyo nombre habló la persona. La celda está vacía si no consta o si no está en la lista de organizaciones de este sitio.
column_organization_name = Nombre de la organización en cuyo nombre habló la persona. La celda está vacía si no consta.
column_attachment_id_own = Identificador: el de su { $huddle }, una barra y la ruta del archivo, con un número si un archivo figura dos veces.
column_attachment_title = Título del archivo, tal como se escribió.
column_attachment_url = Dirección permanente del archivo. La celda está vacía si no se publica.
column_media_type = Tipo del archivo, como tipo de medio de internet.
column_bytes = Longitud del archivo en bytes. La celda está vacía si es una imagen, porque las imágenes se publican con otro tamaño que el original.
column_correction_id_own = Identificador: la clase de registro, el identificador del registro y la fecha, separados por barras, con un número a partir de la segunda del mismo día.
column_correction_url = Dirección permanente de la página que se corrigió, en el primer idioma de este sitio.
column_correction_huddle_id = Identificador de lo que se corrigió ({ $huddle }). La celda está vacía si fue otro registro.
column_correction_update_id = Identificador de lo que se corrigió ({ $update }). La celda está vacía si fue otro registro.
column_correction_date = Día de la corrección.
column_reason = Qué se cambió y por qué.
column_corrected_by = Cargo de quien corrigió.
column_correction_kind = Clase de cambio. «typo»: errata. «fact»: error de hecho. «attribution»: lo dijo o prometió otra persona. «omission»: faltaba algo. «redaction»: se retiró algo que nadie debe leer. «withdrawal»: se retiró el acta. La celda está vacía si no consta.
column_version = Número de la versión aprobada que se publica, a partir de 1. La celda está vacía si no se guardan versiones o el acta no está aprobada.
column_table = Nombre de la tabla donde está el original.
column_row_id = Identificador de la fila donde está el original.
column_column = Nombre de la columna donde está el original.
column_translation_language = Idioma de la traducción, con su etiqueta BCP 47.
column_translation_text = La traducción.
data_join = Cada fila es un valor de una lista de otra tabla: la fila que tiene la lista, el lugar en la lista y el valor. Sirve para unir las tablas.
data_changes = Qué ha cambiado: una línea por cada cambio publicado, en el orden de la bitácora.
data_change = Un cambio publicado.
change_entry = Número de su entrada en la bitácora, a partir de 0. No cambia nunca.
change_kind = Qué pasó: nuevo (new), con cambios (changed), corregido (corrected), retirado (withdrawn), con algo suprimido que nadie debe leer (redacted), trasladado a otro identificador (moved) o eliminado (removed).
change_record = Qué cambió: su clase, una barra y su identificador. Si se trasladó, con el identificador que tenía.
change_to = Lo mismo con el identificador nuevo, si se trasladó; si no, sin valor.
change_url = Dirección permanente de su página, en el primer idioma de este sitio; sin valor si ya no está en el sitio.
change_revision = Qué versión es, a partir de 1.
change_day = Día de la publicación.
change_previous = Número de la entrada anterior sobre lo mismo; la primera no tiene ninguna.
change_title = Cómo se llamaba entonces.
change_difference = Lo que dice y antes no decía, por campos. Está vacío en la primera entrada y si las palabras ya no deben leerse.
change_field = Nombre del campo en el archivo; «text» es lo que está debajo de los detalles, «files» los archivos que lo acompañan. En una traducción, tras su idioma y una barra.
change_passages = Los lugares donde difiere: de cada uno, las palabras en su orden.
change_words_same = Palabras que están en los dos textos.
change_words_gone = Palabras que solo están en el texto anterior.
change_words_new = Palabras que solo están en el texto posterior.
# Nombres de las tablas, para las personas.
table_divisions = { $Divisions }
table_areas = { $Areas }
table_topics = Temas
table_organizations = Organizaciones
table_huddles = { $Huddles }
table_updates = { $Updates }
table_commitments = { $Commitments }
table_reports = { $Reports }
table_concerns = { $Concerns }
table_attendance = Asistencia
table_participants = Personas con función pública
table_attachments = Archivos adjuntos
table_corrections = Correcciones
table_translations = Traducciones
# La página.
open_title = Datos abiertos
desc_open = Cada { $huddle } y cada { $commitment } de este sitio en archivos para hojas de cálculo, bases de datos, mapas y programas, con lo que contiene cada columna.
open_lede = Todo lo que dicen estas páginas está aquí también en archivos: para hojas de cálculo, bases de datos, mapas y programas. No hace falta registrarse.
open_lede_without_tables = Este sitio no publica tablas de su registro. Sus páginas dicen todo lo que hay, y lo que sigue es para programas.
open_license_none = Este sitio no dice en qué condiciones se pueden reutilizar sus datos. Pregunte antes de publicarlos.
open_whole_heading = Todo junto
open_tables_heading = Tablas
open_tables_text = Los archivos CSV se abren tal cual en una hoja de cálculo. Un texto que empieza como una fórmula lleva un apóstrofo delante, y los valores de una lista se separan con punto y coma y un espacio. Los identificadores unen las tablas.
open_tables_caption = Las tablas de todo el sitio
open_table = Tabla
open_rows = Filas
open_files = Archivos
open_joins = Listas en tablas propias, para unir las demás:
open_years_heading = Parquet
open_years_text = Las mismas tablas en archivos por año, para programas que leen muchos sitios como una sola tabla.
open_undated = Tablas sin años
open_follow_heading = Noticias y fechas
open_follow_text = Para enterarse de lo nuevo. Cada { $division } y cada { $area } tiene las suyas, en su página.
open_changes_heading = Qué cambió
open_changes_text = Cada cambio publicado es una línea de este archivo, en el orden de la bitácora. Quien guarda una copia de los datos lee las líneas que siguen a la última entrada que conoce y descarga solo lo que nombran. Lo mismo para personas:
open_changes_schema = JSON Schema de una línea
open_columns_heading = Qué contienen las columnas
open_refers = remite a la tabla
open_kind_text = Texto
open_kind_integer = Número entero
open_kind_boolean = true (sí) o false (no)
open_kind_date = Fecha
open_kind_list = Lista
open_described_heading = Para programas
open_database = Una base de datos con todas las tablas, con vistas preparadas y búsqueda en los textos
open_workbook = Un libro con una hoja por tabla, para hojas de cálculo: las fechas son fechas, los identificadores y códigos son textos, y la primera hoja explica las demás
workbook_sheet = Acerca de
workbook_changed = Datos a fecha de { $date }, el día del último cambio.
workbook_text = Cada tabla es una hoja, con las mismas columnas que los archivos CSV. Las fechas son fechas, los recuentos son números, los identificadores y códigos son textos, y los valores de una lista se separan con punto y coma y un espacio. Un texto de más de 32 767 letras se corta y termina en puntos suspensivos; las fechas anteriores a marzo de 1900 son textos.
workbook_column = Columna
workbook_kind = Clase
workbook_holds = Qué contiene
open_package = Todas las tablas con sus columnas, claves y sumas (Data Package)
open_csvw = Lo mismo como «CSV on the Web», en todos los idiomas de este sitio
open_datasette = Lo que Datasette muestra junto a la base de datos: quién publica, tablas y columnas
open_catalogue = Una ficha para catálogos de datos (DCAT)
open_site = Qué es este sitio y el índice de todos sus datos: cada archivo con sus filas, su longitud, su suma SHA-256 y su día
open_civic_events = { $Huddles } según Open Civic Data: lo más reciente y una lista de cada año, y un archivo aparte por cada evento
open_civic_organizations = Organizaciones según Popolo
open_civic_areas = Lugares según Popolo
open_civic_persons = Personas con un cargo público o nombradas, según Popolo
open_civic_memberships = En nombre de quién hablaron esas personas, según Popolo
open_civic_posts = Cargos que hacen { $commitments }, según Popolo
open_sums_heading = Para comprobar un archivo
open_sums = El índice de los datos enumera cada archivo con su longitud, su suma SHA-256 y el día al que corresponde. El manifiesto enumera todos los archivos de este sitio con su longitud y su suma BLAKE3.
open_index = El índice
open_manifest = El manifiesto
open_cite_heading = Cómo citar
open_cite = { $organization }: «{ $title }». { $address }. Registro a fecha de { $date }.
open_cite_text = Para un solo registro, cite la dirección de su fila, que no cambia. La versión de una página es el día de su última aprobación, corrección o noticia; donde se lleva una bitácora, cuenta cada cambio. Lo pendiente y lo vencido se cuentan el día en que se generó el sitio: indique también ese día.
open_promise_heading = Qué no cambia
open_promise = Esta es la versión 1 de las tablas. Se pueden añadir columnas al final. Ninguna cambiará de nombre, de clase ni de significado, y ninguna se quitará. Lo que no pueda cumplirlo será una versión 2, y aquí se avisará antes de que termine la versión 1.

# Open data: documents, the index for programs, the description of the search
document_schema = La dirección del esquema JSON (JSON Schema) que sigue este documento.
document_format = El nombre del formato, igual en todos los sitios que lo ofrecen.
document_version = La versión del formato. Se le pueden añadir columnas; ninguna cambia de significado ni desaparece.
document_site = La dirección del documento que dice qué es el sitio y qué tablas tiene.
document_as_of = El día en que se generó el sitio. Lo pendiente, lo vencido y lo que no tiene noticias lo estaba ese día.
document_commitments = Lo que se prometió aquí ({ $commitments }), con todo lo que se informó después y su historia.
document_texts = El texto que sigue a los datos, en cada idioma en que está publicado.
document_story = Todo lo que ocurrió, lo más antiguo primero.
document_page = La página: su dirección, su título y su resumen.
document_pages = Lo mismo en otros idiomas.
document_text_url = La dirección del mismo texto como archivo de Markdown.
document_markdown = El texto publicado, en Markdown. Sus enlaces son direcciones permanentes.
document_event_date = El día en que ocurrió.
document_event = Lo que ocurrió: se prometió, alguien informó, se fijó otra fecha, nadie lo mencionó donde se esperaba, o pasó su fecha.
document_event_report = Lo que se informó ({ $report }), por su identificador.
document_event_huddle = El identificador de la reunión ({ $huddle }) donde se prometió o donde nadie lo mencionó.
document_event_due = La fecha que vale desde entonces, o la que pasó.
document_event_due_before = La fecha que había antes de fijar otra.
document_event_words_before = Las palabras que hacían de fecha antes de fijar una.
document_huddle = Una reunión ({ $huddle }) con todo lo que le corresponde.
document_update = Una noticia ({ $update }) con todo lo que le corresponde.
document_division = Una zona ({ $division }) con lo que contiene ({ $areas }).
document_of_page = Una página sencilla del sitio.
document_of_site = Qué es el sitio, quién lo publica y qué tablas de su registro hay.
document_title = El título del sitio.
document_title_translations = El título en otros idiomas, por sus etiquetas.
document_publisher = Quién publica el registro.
document_base_url = La dirección permanente del sitio.
document_languages = Los idiomas del sitio, por sus etiquetas. El primero es el propio.
document_timezone = La zona horaria de todas las horas, por su nombre en la base de datos de la IANA.
document_license = En qué condiciones se puede usar el registro.
document_fictional = Si el lugar y todo lo que dice el registro son inventados.
document_terms = Los nombres que el sitio da a los niveles, por idioma y nivel.
document_tables = Las tablas del registro, por su nombre.
document_modified = El último día en que cambió algo en los datos: un registro, o un estado que depende del día.
document_all_files = Todos los demás archivos de los datos, por su ruta desde la raíz del sitio. Lo que está junto a la página de cada registro no figura aquí.
document_file_rows = Cuántas filas tiene el archivo. Es nulo si no tiene filas o si tiene las de muchas tablas.
document_file_bytes = La longitud del archivo en bytes.
document_file_sha256 = La suma SHA-256 del archivo, en 64 dígitos hexadecimales.
document_file_media_type = La clase del archivo, como tipo de medio de internet.
document_file_day = El día al que corresponde el archivo, el mismo para todos los de una generación. Los archivos de días distintos no casan entre sí.
document_row_count = Cuántas filas tiene la tabla.
document_files = Los archivos que contienen la tabla, desde la raíz del sitio. Todos tienen las mismas filas.
document_one = Cómo se llama en singular.
document_many = Cómo se llama en plural.
document_name = El nombre.
document_url = La dirección.
llms_record = La gente se reúne ({ $huddles }). Las actas dicen qué se planteó ({ $concerns }) y qué se prometió ({ $commitments }), quién lo prometió y para cuándo. Lo que se informa después ({ $reports }) cuenta qué pasó, y de ahí se sigue si lo prometido está pendiente, vencido, cumplido o descartado. El territorio se divide en niveles: { $divisions } y, dentro, { $areas }.
llms_files = Cada enlace de abajo lleva a un texto en Markdown. A su lado está record.json con lo mismo y todos los detalles. Los borradores aún pueden cambiar, y las correcciones llevan fecha.
llms_huddle = { $date }, { $division }, { $areas }
llms_data = Datos
llms_site = Qué es el sitio y el índice de todos sus datos, con las filas y la suma SHA-256 de cada archivo
llms_schema = El esquema JSON de un registro; a su lado están los de las tablas y los demás documentos
llms_sitemap = Todas las páginas en todos los idiomas
llms_feeds = Noticias y fechas
search_description = Buscar en { $site }

# Feeds and calendars: changes, corrections, archives
feed_changes = Novedades de { $commitments }
feed_corrections = Correcciones
feed_changes_title = Novedades de { $commitments }: { $name }
feed_corrections_title = Correcciones: { $name }
desc_feed_huddles = { $Huddles } con actas, y fechas nuevas: lo que se anuncia, se cambia de fecha o se cancela.
desc_feed_changes = Lo que se prometió, lo que se dijo después, las fechas nuevas, y lo que no se hizo o no se mencionó a tiempo.
desc_feed_corrections = Lo que cambió en las actas y noticias después de publicarse, y por qué.
feed_about = Esto es un canal de noticias: copie la dirección de esta página en un lector de noticias para recibir lo nuevo.
feed_about_more = Otras formas de recibir novedades
feed_read_on = Leer en su página
feed_made = Promesa: { $text }
feed_state = { $state }: { $text }
feed_moved = Nueva fecha, { $date }: { $text }
feed_announced = Anuncio para el { $date }: { $text }
feed_silent = Sin novedades: { $text }
feed_corrected = Corrección: { $title }
calendar_tasks = Lista de tareas
calendar_tasks_title = { $Commitments }: { $name }
desc_calendar_tasks = Lo que se prometió, quién y para cuándo, con lo último que se dijo.

# Link previews
preview_locale = es_US
preview_site = Tarjeta que dice: { $site }
preview_place = Tarjeta que dice: { $name }. { $site }
preview_huddle = Tarjeta que dice: { $title }. { $date }. { $place }

# A site of many departments
federation_title = { $n ->
    [one] { $Huddles } de { $n_text } departamento
   *[other] { $Huddles } de { $n_text } departamentos
}
federation_lede = { $n ->
    [one] { $Huddles } y { $commitments } que ha publicado un departamento, por { $division } y por tema. Cada título lleva al sitio del propio departamento, donde están las actas.
   *[other] { $Huddles } y { $commitments } que han publicado { $n_text } departamentos, por departamento, { $division } y tema. Cada título lleva al sitio del propio departamento, donde están las actas.
}
federation_departments = { $n ->
    [one] { $n_text } departamento
   *[other] { $n_text } departamentos
}
federation_footer = Reunido a partir de los datos que publican los departamentos. Cada departamento responde de lo que consta en su sitio y dice con qué licencia se puede reutilizar.
federation_built = Datos del { $date }
federation_as_of = Datos del
federation_days = { $from } al { $to }, según el departamento
federation_figures_heading = Todos los departamentos juntos
federation_departments_heading = Departamentos
federation_departments_caption = Departamentos en orden alfabético
federation_not_ranked = Los departamentos son de distinto tamaño y se les piden cosas distintas; por eso aquí no se hace ninguna clasificación.
federation_department = Departamento
federation_overdue_link = { $Commitments } con plazo vencido, por departamento
federation_all_topics = Todos los temas
federation_own_site = Su propio sitio
federation_own_page = En su propio sitio
federation_license = Licencia
federation_no_license = El departamento no indica ninguna
federation_made_up = Este departamento y todo lo que consta en su sitio son inventados.
federation_department_desc = { $Divisions }, { $huddles } y { $commitments } que ha publicado el departamento: { $department }.
federation_division_desc = { $Huddles } que constan en: { $division }, { $organization }.
federation_divisions_caption = { $Divisions } en el orden del propio departamento
federation_longest = { $n ->
    [one] El plazo que venció hace más tiempo, de { $whole }.
   *[other] Los { $n_text } plazos que vencieron hace más tiempo, de { $whole }.
}
federation_some_of = { $n ->
    [one] Lo más reciente de { $whole }. El resto está en las páginas de los propios departamentos sobre el tema.
   *[other] { $n_text } de { $whole }, lo más reciente. El resto está en las páginas de los propios departamentos sobre el tema.
}
federation_newest_heading = { $Huddles }: lo más reciente
federation_topics_lede = Aquí están juntos los temas que tienen el mismo identificador en los datos de varios departamentos. Cada departamento elige los suyos; un tema puede no significar exactamente lo mismo en todas partes.
federation_topic_lede = { $n ->
    [one] Lo que un departamento ha publicado con el identificador «{ $id }».
   *[other] Lo que { $n_text } departamentos han publicado con el identificador «{ $id }». Los identificadores iguales se toman por un mismo tema; cada departamento decide qué incluye.
}
federation_search_desc = { $n ->
    [one] Busque por su título ({ $huddles }) en lo que ha publicado un departamento.
   *[other] Busque por su título ({ $huddles }) en lo que han publicado { $n_text } departamentos.
}
federation_topic_counts = Lo que trata de varios temas cuenta en cada uno de ellos.
federation_topic_own = Cómo lo llama cada departamento
federation_overdue_title = { $Commitments } con plazo vencido
federation_overdue_lede = { $Commitments } con el plazo vencido en la fecha de los datos de su departamento: { $part } de { $whole } pendientes.
federation_overdue_none = No ha vencido ningún plazo.

# The end

# La página que comprueba un registro, si el sitio lleva una bitácora. El programa pone números y fechas en lugar de %e (la entrada), %n
# (cuántas hay), %v (la versión), %d (el día) y %k (la clave).
verify_title = Compruebe un registro usted mismo
verify_desc = Vea en su propio aparato que un registro de este sitio está en su bitácora y dice lo que la bitácora dice.
verify_what = Este sitio lleva una bitácora de todo lo que ha publicado. Cada cambio de un registro es una entrada, y ninguna se puede cambiar ni quitar después sin que se note. En esta página su navegador compara un registro con la bitácora.
verify_label = Dirección de la página de un registro, o número de una entrada
verify_button = Comprobar
verify_kept = Un punto de control que usted guardó otro día (opcional)
verify_working = Comprobando…
verify_failed = No se pudo leer un archivo de la bitácora, así que no se comprobó nada. Puede que falle la conexión o que el navegador sea demasiado antiguo.
verify_right = Todo lo que se pudo comprobar está bien.
verify_wrong = Algo no está bien. No confíe en este registro hasta que alguien lo explique.
verify_held = Lo que la bitácora guarda de este registro
verify_entry = Entrada %e de %n, publicada el %d.
verify_signed = La bitácora está firmada con su clave: %k
verify_unsigned = La bitácora no está firmada. Quien pueda cambiar este sitio puede rehacerla entera.
verify_bad_signature = La firma de la bitácora es falsa.
verify_unable = Este navegador no puede comprobar firmas de esta clase (Ed25519); lo demás sí se comprobó.
verify_absent = Esto no está en la bitácora. Tiene { $huddles }, { $updates }, páginas y { $divisions }; lo prometido consta con su { $huddle }.
verify_included = La entrada está en la bitácora: de ella se obtiene la raíz.
verify_excluded = La entrada no es la que dice la raíz de la bitácora.
verify_opened = Lo que la bitácora guarda del registro es aquello a lo que la entrada se comprometió ese día.
verify_closed = Lo que la bitácora guarda del registro no es aquello a lo que la entrada se comprometió ese día.
verify_erased = Lo que el registro decía entonces ya no se puede leer y se quitó. La entrada sigue mostrando que había algo.
verify_nothing = La entrada dice que pasó algo y no guarda ningún texto de un registro.
verify_since = La bitácora continúa el punto de control que usted guardó: nada anterior ha cambiado.
verify_forked = La bitácora no continúa el punto de control que usted guardó: algo anterior ha cambiado, o es de otra bitácora.
verify_limits = Lo que esto no demuestra
verify_limit_server = Esta página, su programa y la bitácora vienen de un mismo servidor. Un servidor que miente sobre un registro también puede enviar una página que diga que todo está bien. Quien necesite estar seguro usa un programa propio.
verify_limit_fork = Puede que a otra persona se le haya mostrado otra bitácora. Eso solo se ve comparando: guarde el punto de control y pida el suyo a otros, como una biblioteca o un periódico que lo firme como testigo.
verify_limit_truth = La bitácora muestra qué se publicó y cuándo, no si es verdad ni lo que nunca se publicó.
verify_limit_unsigned = Esta bitácora no está firmada, así que no muestra quién la escribió.
verify_more = Comprobarlo todo
verify_program = El programa que hace este sitio también lo comprueba, con todos los archivos y todas las entradas, en cualquier computadora:
verify_keep = Para comprobarlo otro día, guarde el archivo
verify_checkpoint = punto de control de la bitácora
verify_formats = La bitácora usa formatos abiertos (RFC 6962, C2SP tlog-tiles), de modo que otros programas también pueden comprobarla. Su nombre es
