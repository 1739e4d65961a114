const said: string = 'as it is';
process.stdout.write(`${said}\n`);
